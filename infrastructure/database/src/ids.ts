import { v7 } from 'uuid'

/** A new UUIDv7, in lower case: ids made later in one process sort later. */
export function newId(): string {
  return v7()
}

/** A UUIDv7 that sorts among those of `time`, for rows that are older than their import. */
export function newIdAt(time: Date): string {
  return v7({ msecs: time.getTime() })
}

// Of any version and variant: ids of other systems are imported as they are, and PostgreSQL's `uuid` takes all of them.
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The id as PostgreSQL writes it, in lower case, or null when the value is no UUID. Ids come from clients in either case,
 * and PostgreSQL refuses a statement that compares a `uuid` with other text. A value that is no id names nothing.
 */
export function parseId(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const id = value.toLowerCase()
  return uuid.test(id) ? id : null
}

/** The ids among `values`, each once, in lower case and in the order given. */
export function parseIds(values: readonly unknown[]): string[] {
  return [...new Set(values.map(parseId).filter((id) => id !== null))]
}
