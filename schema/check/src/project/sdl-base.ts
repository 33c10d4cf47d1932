import { type DocumentNode, Kind } from 'graphql'
import type { Subgraph } from '../change.ts'
import { buildSupergraph } from '../composition/compose.ts'
import { parseDocument, subgraphOf, type Written } from './parse.ts'
import { CannotRun } from './problem.ts'
import type { Side } from './read-contract.ts'

/**
 * A schema that stands alone: a supergraph, or the SDL of one schema. It has no operations and events, so those of the other side
 * count for both.
 */
export interface SdlBase extends Side {
  readonly kind: 'supergraph' | 'schema'
  readonly written: Written & { readonly document: DocumentNode }
}

/** A supergraph or one schema as what a project is compared with. @throws CannotRun at what can't be read */
export function readSdlBase(written: Written, after: Side): SdlBase {
  const document = parseDocument(written, 'before')
  const rest = {
    name: written.file,
    operations: after.operations,
    events: after.events,
    written: { ...written, document },
  }
  if (isSupergraph(document)) return { ...rest, kind: 'supergraph', subgraphs: subgraphsOf(written) }
  if (!document.definitions.some(({ kind }) => kind.endsWith('Definition') || kind.endsWith('Extension'))) {
    throw new CannotRun(`The schema at ${written.file} defines nothing.`)
  }
  // The one subgraph there is now is the one that there was; of several, none is.
  const name = after.subgraphs.length === 1 ? after.subgraphs[0]!.name : 'schema'
  return { ...rest, kind: 'schema', subgraphs: [subgraphOf(name, after.subgraphs[0]!.url, [written], 'before')] }
}

function isSupergraph({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (definition) =>
      (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) &&
      definition.directives?.some(({ arguments: given = [] }) =>
        given.some(
          ({ value }) => value.kind === Kind.STRING && value.value.startsWith('https://specs.apollo.dev/join/'),
        ),
      ),
  )
}

function subgraphsOf({ file, text }: Written): Subgraph[] {
  try {
    return [...buildSupergraph(text).subgraphs().values()].map((subgraph) =>
      subgraphOf(subgraph.name, subgraph.url, [{ file, text: subgraph.toString() }], 'before'),
    )
  } catch (error) {
    throw new CannotRun(`The supergraph ${file} can't be read: ${error instanceof Error ? error.message : error}`)
  }
}
