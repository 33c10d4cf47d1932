import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import { type FieldNode, Kind, print, type SelectionSetNode } from 'graphql'

/** A selection as directives have it, without braces. */
export const inner = (selectionSet: SelectionSetNode): string =>
  print(selectionSet)
    .replace(/\s+/g, ' ')
    .replace(/^\{ | \}$/g, '')

/** What is sent of an entity, for each type that it may have: an interface is asked with the types that implement it. */
export function sentFor(name: string, requires: readonly QueryPlanSelectionNode[]): QueryPlanSelectionNode[][] {
  const fragments = requires.filter((one) => one.kind === 'InlineFragment')
  const own = fragments.filter(({ typeCondition }) => typeCondition === name)
  if (own.length > 0) return [own.flatMap(({ selections }) => selections)]
  return fragments.map(({ selections }) => selections)
}

/** Whether all that a directive selects is sent. */
export function covers(sent: readonly QueryPlanSelectionNode[], { selections }: SelectionSetNode): boolean {
  return selections.every((selection) => {
    if (selection.kind !== Kind.FIELD)
      return selection.kind !== Kind.INLINE_FRAGMENT || covers(sent, selection.selectionSet)
    if (selection.name.value === '__typename') return true
    const found = sentFields(sent, selection.name.value)
    const { selectionSet } = selection
    return (
      found.length > 0 &&
      (!selectionSet ||
        covers(
          found.flatMap((one) => one.selections ?? []),
          selectionSet,
        ))
    )
  })
}

const sentFields = (
  sent: readonly QueryPlanSelectionNode[],
  name: string,
): (QueryPlanSelectionNode & { kind: 'Field' })[] =>
  sent.flatMap((one) =>
    one.kind === 'InlineFragment' ? sentFields(one.selections, name) : one.name === name ? [one] : [],
  )

/** The fields of a name, also those in fragments. */
export const fieldsOf = ({ selections }: SelectionSetNode, name: string): FieldNode[] =>
  selections.flatMap((one) =>
    one.kind === Kind.FIELD
      ? one.name.value === name
        ? [one]
        : []
      : 'selectionSet' in one
        ? fieldsOf(one.selectionSet, name)
        : [],
  )
