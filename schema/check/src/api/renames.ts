import { Kind, print, type TypeDefinitionNode, visit } from 'graphql'
import { type SchemaDefinitions, withNames } from './definitions.ts'
import { named } from './place.ts'
import { namedIn } from './slice.ts'

/**
 * The types that have another name and are the same otherwise, as old name to new: what led to the one leads to the other
 * now, and what they hold is alike.
 */
export function renamesBetween(before: SchemaDefinitions, after: SchemaDefinitions): ReadonlyMap<string, string> {
  const renames = new Map<string, string>()
  const taken = new Set<string>()
  const waiting: (readonly [string, string])[] = [...before.types.keys()].map((name) => [name, name])
  for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
    const was = before.type(pair[0])
    const is = after.type(pair[1])
    for (const [from, to] of was && is ? replacements(was, is) : []) {
      // Of two types that have become one, the second is removed.
      if (after.type(from) || before.type(to) || renames.has(from) || taken.has(to)) continue
      taken.add(to)
      renames.set(from, to)
      // What a renamed type holds may be renamed as well.
      waiting.push([from, to])
    }
  }
  for (let unlike: string | undefined; ; renames.delete(unlike)) {
    unlike = [...renames.keys()].find((name) => !alike(before.type(name), after.type(renames.get(name)!), renames))
    if (unlike === undefined) return renames
  }
}

/** The names that stand in the later definition where others stood in the earlier one. */
function* replacements(was: TypeDefinitionNode, is: TypeDefinitionNode): Generator<readonly [string, string]> {
  if (was.kind === Kind.UNION_TYPE_DEFINITION && is.kind === Kind.UNION_TYPE_DEFINITION) {
    const lost = (was.types ?? []).filter(({ name }) => !named(is.types, name.value))
    const won = (is.types ?? []).filter(({ name }) => !named(was.types, name.value))
    for (const [index, { name }] of lost.entries()) if (won[index]) yield [name.value, won[index].name.value]
  }
  if (!('fields' in was) || !('fields' in is)) return
  for (const field of was.fields ?? []) {
    const other = (is.fields ?? []).find(({ name }) => name.value === field.name.value)
    if (!other) continue
    yield [namedIn(field.type), namedIn(other.type)]
    if (!('arguments' in field) || !('arguments' in other)) continue
    for (const argument of field.arguments ?? []) {
      const same = named(other.arguments, argument.name.value)
      if (same) yield [namedIn(argument.type), namedIn(same.type)]
    }
  }
}

const alike = (
  was: TypeDefinitionNode | undefined,
  is: TypeDefinitionNode | undefined,
  renames: ReadonlyMap<string, string>,
): boolean => was !== undefined && is !== undefined && shape(withNames(was, renames)) === shape(is)

/** What a type holds, whatever is said of it and in whatever order. */
function shape(type: TypeDefinitionNode): string {
  const bare = visit(type, {
    StringValue: { leave: (_, key) => (key === 'description' ? null : undefined) },
    Directive: () => null,
  })
  const lists = ['fields', 'values', 'types', 'interfaces'] as const
  const sorted = lists.flatMap((list) => {
    const nodes = list in bare ? ((bare as unknown as Record<string, TypeDefinitionNode[]>)[list] ?? []) : []
    return nodes.map((node) => `${list} ${print(node)}`).sort()
  })
  return [bare.kind, bare.name.value, ...sorted].join('\n')
}
