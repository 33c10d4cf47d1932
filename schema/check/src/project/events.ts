import { posix } from 'node:path'
import type { EventType } from '../change.ts'
import { type Config, consumers } from './config.ts'
import { isRecord, parseJson } from './json.ts'
import type { Written } from './parse.ts'
import { CannotRun } from './problem.ts'
import { distinct, find, type Place } from './subgraphs.ts'

/**
 * The JSON Schemas of event types. A type is called by `x-type`, by a `title` that is one word, or else by its file's name.
 * @throws CannotRun at what is no schema, and where two files are of one type
 */
export function readEvents(place: Place, patterns: readonly string[]): EventType[] {
  const files = distinct(patterns.flatMap((pattern) => find(place, pattern, 'event schemas')))
  const types = new Map<string, EventType>()
  for (const { file, text } of files) {
    const schema = parseJson(text, file, place.side)
    if (!isRecord(schema)) {
      throw new CannotRun(`The file ${file} is no JSON Schema of an event: it must be an object.`)
    }
    const event: EventType = {
      type: typeOf(schema, file),
      file,
      text,
      schema,
    }
    const other = types.get(event.type)
    if (other)
      throw new CannotRun(
        `The event type ${event.type} is described by both ${other.file} and ${file}. Remove one, or give it another title.`,
      )
    types.set(event.type, event)
  }
  return [...types.values()].sort((one, other) => (one.type < other.type ? -1 : 1))
}

function typeOf(schema: EventType['schema'], file: string): string {
  const named = schema['x-type'] ?? schema.title
  return typeof named === 'string' && /^[\w.:/-]+$/.test(named)
    ? named
    : posix.basename(file).replace(/(\.schema)?\.json$/, '')
}

/**
 * Services by the type of event that they consume: as the configuration says, or as the file that it names.
 * @throws CannotRun where the file is missing, or says something else
 */
export function readConsumers(place: Place, events: Config['events']): ReadonlyMap<string, readonly string[]> {
  const said = events?.consumers ?? {}
  if (typeof said !== 'string') return new Map(Object.entries(said))
  const [{ file, text }] = find(place, said, 'consumers') as [Written]
  const read = consumers.safeParse(parseJson(text, file, place.side))
  if (read.success) return new Map(Object.entries(read.data))
  throw new CannotRun(`The file ${file} must be an object of lists of services by event type.`)
}
