import { v7 } from 'uuid'

/** A UUIDv7: ids made later in one process sort later. */
export function newId(): string {
  return v7()
}

/** A UUIDv7 that sorts among those of `time`, for rows that are older than their import. */
export function newIdAt(time: Date): string {
  return v7({ msecs: time.getTime() })
}
