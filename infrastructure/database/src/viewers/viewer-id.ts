import { type RawBuilder, sql } from 'kysely'

/**
 * The viewer as a query names them: by their id, or by `viewerInSession`, where the same statement is run as several
 * viewers.
 */
export type ViewerId = string | RawBuilder<string>

/** SQL: the id of the viewer that the statement runs as. */
export const viewerInSession: RawBuilder<string> = sql<string>`(select viewer_id())`
