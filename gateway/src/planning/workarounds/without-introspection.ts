import { type DocumentNode, type FieldNode, Kind, type SelectionNode, visit } from 'graphql'
import { withoutUnused } from '../../authorization/without-unused.ts'

/**
 * The same document without `__schema` and `__type`, which no subgraph is asked for. The planner refuses a document with
 * what graphql-js has added to introspection since it was written, such as `isOneOf`. README.md says when it can go.
 */
export function withoutIntrospection(document: DocumentNode): DocumentNode {
  let isFound = false
  const rest = visit(document, {
    SelectionSet(set) {
      const selections = set.selections.filter((selection) => !asksForSchema(selection))
      if (selections.length === set.selections.length) return undefined
      isFound = true
      return { ...set, selections: selections.length > 0 ? selections : [typename] }
    },
  })
  return isFound ? withoutUnused(rest) : document
}

const asksForSchema = (selection: SelectionNode) =>
  selection.kind === Kind.FIELD && (selection.name.value === '__schema' || selection.name.value === '__type')

const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }
