import type { Kysely } from 'kysely'
import type { DB } from '../generated/database.ts'

/** The viewer's connection, a transaction of it, or the owner's in consumers. */
export type Db = Kysely<DB>
