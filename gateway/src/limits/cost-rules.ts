import { type DirectiveNode, Kind, parse } from 'graphql'
import { argumentsOf } from '../supergraph/directives.ts'
import { directiveName, linksOf } from '../supergraph/links.ts'

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
  const link = linksOf(document).find(({ name }) => name === 'cost')
  const cost = link ? directiveName(link) : 'cost'
  const listSize = link ? directiveName(link, 'listSize') : 'listSize'
  const weights = new Map<string, number>()
  const listSizes = new Map<string, ListSize>()
  const read = (key: string, directives: readonly DirectiveNode[] | undefined): void => {
    for (const directive of directives ?? []) {
      const given = argumentsOf(directive)
      if (directive.name.value === cost) weights.set(key, Number(given.weight))
      if (directive.name.value === listSize) {
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
