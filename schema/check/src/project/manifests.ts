import { GraphQLError, Kind, parse } from 'graphql'
import type { Location } from '../finding.ts'
import { fragmentsOf, withFragments } from './fragments.ts'
import { isRecord, parseJson } from './json.ts'
import { type Entry, entryOf } from './operations.ts'
import { CannotRun, type Problem } from './problem.ts'
import { find, type Place } from './subgraphs.ts'

/**
 * The operations of manifests: Apollo's persisted-query manifests, and maps of ids to texts, as Relay writes them.
 * @throws CannotRun at what is no manifest, or no operation
 */
export function readManifests(place: Place, patterns: readonly string[]): Entry[] {
  const problems: Problem[] = []
  const entries = patterns.flatMap((pattern) => {
    return find(place, pattern, 'manifests').flatMap(({ file, text }) => {
      const at = placesIn(text, file, place.side)
      return textsIn(parseJson(text, file, place.side), file).flatMap(({ id, body, client }) => {
        try {
          return entriesOf(body, client, at(id))
        } catch (error) {
          if (!(error instanceof GraphQLError || error instanceof CannotRun)) throw error
          problems.push({
            message: `The operation ${id} of the manifest can't be read: ${error.message}`,
            location: at(id),
          })
          return []
        }
      })
    })
  })
  if (problems.length > 0) throw new CannotRun(problems)
  return entries
}

interface Persisted {
  readonly id: string
  readonly body: string
  readonly client: string | null
}

function textsIn(manifest: unknown, file: string): Persisted[] {
  if (isRecord(manifest)) {
    const { operations, format } = manifest
    if (Array.isArray(operations)) {
      return operations.map((one: unknown) => {
        if (!isRecord(one) || typeof one.id !== 'string' || typeof one.body !== 'string') throw unknownFormat(file)
        return { id: one.id, body: one.body, client: typeof one.clientName === 'string' ? one.clientName : null }
      })
    }
    const texts = Object.entries(manifest)
    if (format === undefined && texts.every((entry): entry is [string, string] => typeof entry[1] === 'string')) {
      return texts.map(([id, body]) => ({ id, body, client: null }))
    }
  }
  throw unknownFormat(file)
}

const unknownFormat = (file: string): CannotRun =>
  new CannotRun(
    `The file ${file} is no manifest of operations.`,
    'It must be a persisted-query manifest as Apollo writes it (operations with id and body), or a map of ids to texts.',
  )

/** Each operation of a text; its nodes stand nowhere, since lines of a text inside of JSON say nothing. */
function entriesOf(body: string, client: string | null, location: Location): Entry[] {
  const document = parse(body, { noLocation: true })
  const fragments = fragmentsOf([document], (_, { name }) => {
    throw new CannotRun(`The fragment ${name.value} is there twice.`)
  })
  return document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => {
      const whole = withFragments(operation, fragments, ({ name }) => {
        throw new CannotRun(`It has no fragment ${name.value}.`)
      })
      return entryOf(whole, { source: 'manifest', client, location })
    })
}

/** Finds the line of an entry by its id. */
function placesIn(text: string, file: string, side: Location['side']): (id: string) => Location {
  const lines = new Map<string, Location>()
  for (const [index, line] of text.split('\n').entries()) {
    for (const found of line.matchAll(/"(?:[^"\\]|\\.)*"/g)) {
      if (!lines.has(found[0])) lines.set(found[0], { file, line: index + 1, column: found.index + 1, side })
    }
  }
  return (id) => lines.get(JSON.stringify(id)) ?? { file, line: 1, column: 1, side }
}
