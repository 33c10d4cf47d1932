import { type DocumentNode, GraphQLError, Kind, parse, Source } from 'graphql'
import type { Subgraph } from '../change.ts'
import type { Location } from '../finding.ts'
import { CannotRun } from './problem.ts'

/** A text that was read, with the path or address that it is known by. */
export interface Written {
  readonly file: string
  readonly text: string
}

/**
 * A document whose nodes say where they stand: the name of their source is the file.
 * @throws CannotRun at the place of a syntax error
 */
export function parseDocument({ file, text }: Written, side: Location['side']): DocumentNode {
  try {
    return parse(new Source(text, file))
  } catch (error) {
    if (error instanceof RangeError) throw new CannotRun(`The file ${file} is nested too deeply to be read.`)
    if (!(error instanceof GraphQLError)) throw error
    const { line = 1, column = 1 } = error.locations?.[0] ?? {}
    const message = `${error.message.replace(/^Syntax Error: /, 'This is no GraphQL: ').replace(/\.$/, '')}.`
    throw new CannotRun([{ message, location: { file, line, column, side } }])
  }
}

/** A subgraph of one file or several. @throws CannotRun at the place of a syntax error */
export function subgraphOf(name: string, url: string, files: readonly Written[], side: Location['side']): Subgraph {
  const documents = files.map((file) => parseDocument(file, side))
  return {
    name,
    url,
    file: files[0]!.file,
    sdl: files.map(({ text }) => text).join('\n'),
    document:
      documents.length === 1
        ? documents[0]!
        : { kind: Kind.DOCUMENT, definitions: documents.flatMap(({ definitions }) => definitions) },
  }
}
