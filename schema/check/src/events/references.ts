import { posix } from 'node:path'
import type { EventType } from '../change.ts'

/** The contracts that refer to a part of another file, by the name of that file. */
export function referrersByFile(events: readonly EventType[]): ReadonlyMap<string, readonly EventType[]> {
  const referrers = new Map<string, EventType[]>()
  for (const event of events)
    for (const name of new Set(filesIn(event.schema))) referrers.set(name, [...(referrers.get(name) ?? []), event])
  return referrers
}

/** The names by which other files may refer to a contract: that of its file, and the last part of its `$id`. */
export const namesOf = ({ file, schema }: EventType): string[] =>
  [file, schema.$id].filter((name) => typeof name === 'string').map((name) => posix.basename(name))

function filesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const file = key === '$ref' && typeof inner === 'string' ? inner.split('#')[0]! : ''
    return file === '' ? filesIn(inner) : [posix.basename(file)]
  })
}
