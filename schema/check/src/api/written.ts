import {
  type ASTNode,
  type DirectiveDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type NameNode,
  print,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql'
import type { Change, Composed, Subgraph } from '../change.ts'
import { placeOf } from '../composition/locate.ts'
import type { Location } from '../finding.ts'
import type { ApiChange, ApiChanges } from './changes.ts'
import { coordinateOf, named, ownerOf, type Place } from './place.ts'

type Named = ASTNode & { readonly name: NameNode }

/**
 * Where a change is written: in the first subgraph that has the place otherwise than it had it, as the files are now unless
 * they have what changed no more.
 */
export function whereWritten(
  { place, member, after }: ApiChange,
  change: Pick<Change, 'before' | 'after'>,
  { renames }: ApiChanges,
): Location | null {
  const today = { ...place, type: place.type === undefined ? undefined : (renames.get(place.type) ?? place.type) }
  // A member that is gone stood in the base's file, whose union stands still.
  const isGone = after === null && member !== null
  return (
    (isGone ? null : changed(today, place, change.after, change.before, 'after')) ??
    changed(place, today, change.before, change.after, 'before') ??
    (after === null ? null : written(today, change.after)) ??
    written(place, change.before) ??
    written(today, change.after)
  )
}

/** Where a place is written, or else what it stands in. */
function written(place: Place, side: Composed): Location | null {
  const owner = ownerOf(place)
  return side.locate(coordinateOf(place)) ?? (owner && written(owner, side))
}

/** The place in the first subgraph of a side whose other side has it otherwise or not at all. */
function changed(place: Place, past: Place, side: Composed, other: Composed, name: Location['side']): Location | null {
  for (const subgraph of side.subgraphs) {
    const nodes = nodesAt(subgraph, place)
    if (!nodes.length) continue
    const same = other.subgraphs.find((each) => each.name === subgraph.name)
    if (same && textOf(nodesAt(same, past)) === textOf(nodes)) continue
    return placeOf(nodes[0]!.name, subgraph.file, name)
  }
  return null
}

/** What a subgraph writes at a place: a type may be extended in several. */
function nodesAt({ document }: Subgraph, { type, field, argument, value, directive }: Place): Named[] {
  const definitions = document.definitions.filter(
    (each): each is DirectiveDefinitionNode | TypeDefinitionNode | TypeExtensionNode =>
      directive === undefined
        ? (isTypeDefinitionNode(each) || isTypeExtensionNode(each)) && each.name.value === type
        : each.kind === Kind.DIRECTIVE_DEFINITION && each.name.value === directive,
  )
  return definitions.flatMap((definition): Named[] => {
    if (value !== undefined) return list('values' in definition && named(definition.values, value))
    if (field === undefined && argument === undefined) return [definition]
    if (field === undefined) return list('arguments' in definition && named(definition.arguments, argument!))
    const found = 'fields' in definition && named<Named>(definition.fields, field)
    if (argument === undefined || !found) return list(found)
    return list(found.kind === Kind.FIELD_DEFINITION && named(found.arguments, argument))
  })
}

const list = (node: Named | undefined | false): Named[] => (node ? [node] : [])

/** As it is written, but for the fields and values of a type, which are places of their own. */
const textOf = (nodes: readonly Named[]): string =>
  nodes
    .map((node) => print({ ...node, ...('fields' in node && { fields: [] }), ...('values' in node && { values: [] }) }))
    .join('\n')
