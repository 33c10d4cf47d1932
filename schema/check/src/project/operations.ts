import { createHash } from 'node:crypto'
import { type DocumentNode, Kind, print, visit } from 'graphql'
import type { Operation } from '../change.ts'
import { placeOf } from '../composition/locate.ts'
import { fragmentsOf, withFragments } from './fragments.ts'
import { parseDocument } from './parse.ts'
import { CannotRun, type Problem } from './problem.ts'
import { find, type Place } from './subgraphs.ts'

/** An operation of one side, before both are put together. */
export interface Entry extends Omit<Operation, 'side'> {
  /** The same for operations that differ by nothing but the `__typename`s that a client adds as it sends them. */
  readonly key: string
}

/**
 * The operations in files. The files that one pattern names are one client's: a fragment may stand in any of them.
 * @throws CannotRun with every fragment that is missing or there twice, and at a syntax error
 */
export function readOperationFiles(place: Place, patterns: readonly string[]): Entry[] {
  const problems: Problem[] = []
  const entries = patterns.flatMap((pattern) => {
    const documents = find(place, pattern, 'operations').map((file) => parseDocument(file, place.side))
    return entriesIn(documents, place.side, (problem) => problems.push(problem))
  })
  if (problems.length > 0) throw new CannotRun(problems)
  return entries
}

function entriesIn(
  documents: readonly DocumentNode[],
  side: Place['side'],
  report: (problem: Problem) => void,
): Entry[] {
  const fragments = fragmentsOf(documents, (first, second) => {
    const there = placeOf(first, '', side)
    report({
      message: `The fragment ${second.name.value} is there twice, and differs from the one at ${there.file}:${there.line}. Give one of them another name.`,
      location: placeOf(second, '', side),
    })
  })
  return documents.flatMap(({ definitions }) =>
    definitions
      .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
      .map((operation) => {
        const document = withFragments(operation, fragments, (spread) =>
          report({
            message: `There is no fragment ${spread.name.value} in the files of this operation. Correct its name, or name its file in the configuration's operations.`,
            location: placeOf(spread, '', side),
          }),
        )
        return entryOf(document, { source: 'file', client: null, location: placeOf(operation, '', side) })
      }),
  )
}

/** An entry for a document that has one operation. */
export function entryOf(written: DocumentNode, origin: Pick<Operation, 'source' | 'client' | 'location'>): Entry {
  const document = asSent(written)
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  return {
    name: operation?.name?.value ?? 'anonymous',
    hash: hashOf(print(document)),
    key: hashOf(keyTextOf(document)),
    document,
    ...origin,
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Directives that client libraries take out of what they send; a field with `@client` goes with them. */
const ofClients: ReadonlySet<string> = new Set(['unmask', 'nonreactive', 'connection', 'export'])

function asSent(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: ({ directives = [] }) => (directives.some(({ name }) => name.value === 'client') ? null : undefined),
    Directive: ({ name }) => (ofClients.has(name.value) ? null : undefined),
  })
}

function keyTextOf(document: DocumentNode): string {
  const plain: DocumentNode = visit(document, {
    SelectionSet: (node) => ({ ...node, selections: node.selections.filter((one) => !isAddedTypename(one)) }),
  })
  return plain.definitions
    .map((definition) => print(definition))
    .sort()
    .join('\n')
}

/** Whether a selection is `__typename` as a client adds it: plain, without an alias. */
export const isAddedTypename = (node: { readonly kind: string }): boolean =>
  node.kind === Kind.FIELD && print(node as never) === '__typename'
