import { type DirectiveNode, Kind, parse, valueFromASTUntyped } from 'graphql'

export interface ListSize {
  readonly assumedSize: number | undefined
  readonly slicingArguments: readonly string[]
  /** Fields below that have the size, as `edges` and `nodes` of a connection. */
  readonly sizedFields: readonly string[]
}

/** The weights and sizes of a schema, by `Type`, `Type.field` and `Type.field.argument` (or `Input.field`). */
export interface CostRules {
  readonly weights: ReadonlyMap<string, number>
  readonly listSizes: ReadonlyMap<string, ListSize>
}

/** Reads `@cost` and `@listSize` from a supergraph, under whatever names it links them. */
export function readCostRules(supergraphSdl: string): CostRules {
  const document = parse(supergraphSdl, { noLocation: true })
  const names = directiveNames(
    document.definitions.flatMap((node) => ('directives' in node ? (node.directives ?? []) : [])),
  )
  const weights = new Map<string, number>()
  const listSizes = new Map<string, ListSize>()
  const read = (key: string, directives: readonly DirectiveNode[] | undefined): void => {
    for (const directive of directives ?? []) {
      const given = argumentsOf(directive)
      if (directive.name.value === names.cost) weights.set(key, Number(given.weight))
      if (directive.name.value === names.listSize) {
        listSizes.set(key, {
          assumedSize: typeof given.assumedSize === 'number' ? given.assumedSize : undefined,
          slicingArguments: (given.slicingArguments as string[] | undefined) ?? [],
          sizedFields: (given.sizedFields as string[] | undefined) ?? [],
        })
      }
    }
  }
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name || !('directives' in definition)) continue
    const type = definition.name.value
    if (definition.kind === Kind.DIRECTIVE_DEFINITION) continue
    read(type, definition.directives)
    if (!('fields' in definition)) continue
    for (const field of definition.fields ?? []) {
      read(`${type}.${field.name.value}`, field.directives)
      if (field.kind !== Kind.FIELD_DEFINITION) continue
      for (const argument of field.arguments ?? []) {
        read(`${type}.${field.name.value}.${argument.name.value}`, argument.directives)
      }
    }
  }
  return { weights, listSizes }
}

function directiveNames(directives: readonly DirectiveNode[]): { cost: string; listSize: string } {
  const names = { cost: 'cost', listSize: 'listSize' }
  for (const directive of directives) {
    const { url, as, import: imports } = argumentsOf(directive)
    if (directive.name.value !== 'link' || !String(url).includes('/cost/')) continue
    if (typeof as === 'string') Object.assign(names, { cost: as, listSize: `${as}__listSize` })
    for (const imported of Array.isArray(imports) ? imports : []) {
      const { name, as: local = name } = typeof imported === 'string' ? { name: imported } : imported
      if (name === '@cost') names.cost = local.slice(1)
      if (name === '@listSize') names.listSize = local.slice(1)
    }
  }
  return names
}

function argumentsOf(directive: DirectiveNode): { readonly [name: string]: unknown } {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  )
}
