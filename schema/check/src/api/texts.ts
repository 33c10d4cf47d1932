import { type ASTNode, Kind, OperationTypeNode, print, type TypeDefinitionNode } from 'graphql'
import type { Definitions } from './definitions.ts'
import { nodeAt, type Place } from './place.ts'
import type { RawChange } from './raw-changes.ts'

/** What stood at a place and what stands there now, as short text; null where there was or is nothing. */
export function textsOf(
  rule: RawChange['rule'],
  place: Place,
  member: string | null,
  before: Definitions,
  after: Definitions,
): readonly [string | null, string | null] {
  if (rule === 'type-renamed') return [place.type ?? null, member]
  if (rule === 'root-type-changed') return [rootsOf(before), rootsOf(after)]
  if (member !== null) return rule.endsWith('-added') ? [null, member] : [member, null]
  return [textAt(rule, before, place), textAt(rule, after, place)]
}

const rootsOf = (definitions: Definitions): string =>
  Object.values(OperationTypeNode)
    .flatMap((operation) => definitions.root(operation) ?? [])
    .join(', ')

function textAt(rule: RawChange['rule'], definitions: Definitions, place: Place): string | null {
  const node = nodeAt(definitions, place)
  if (!node) return null
  if (rule === 'description-changed') return node.description?.value ?? null
  if (rule === 'deprecation-changed') return directiveText(node, 'deprecated', 'No longer supported')
  if (rule === 'scalar-specification-changed') return directiveText(node, 'specifiedBy', '')
  if (rule.startsWith('one-of-')) return directiveText(node, 'oneOf', '@oneOf')
  if (rule === 'directive-usage-changed') return (node.directives ?? []).map(print).join(' ') || null
  if (rule.startsWith('directive-repeatable-'))
    return 'repeatable' in node ? (node.repeatable ? 'repeatable' : 'not repeatable') : null
  return shortText(rule, node as ASTNode)
}

/** The first argument of a directive, which is a string; null where the directive is not there. */
function directiveText(node: ReturnType<typeof nodeAt> & {}, name: string, otherwise: string): string | null {
  const directive = node.directives?.find((each) => each.name.value === name)
  const value = directive?.arguments?.[0]?.value
  return directive ? (value?.kind === Kind.STRING ? value.value : otherwise) : null
}

function shortText(rule: RawChange['rule'], node: ASTNode): string {
  if (node.kind === Kind.FIELD_DEFINITION) return print(node.type)
  if (node.kind === Kind.INPUT_VALUE_DEFINITION) {
    const value = node.defaultValue && print(node.defaultValue)
    if (rule.endsWith('default-changed')) return value ?? 'no default'
    return value === undefined ? print(node.type) : `${print(node.type)} = ${value}`
  }
  if (node.kind === Kind.ENUM_VALUE_DEFINITION) return node.name.value
  if (node.kind === Kind.DIRECTIVE_DEFINITION) return `@${node.name.value}`
  return kindNames[node.kind as TypeDefinitionNode['kind']] ?? node.kind
}

const kindNames: Readonly<Record<TypeDefinitionNode['kind'], string>> = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'type',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar',
}
