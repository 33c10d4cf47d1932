import type { Kysely, Transaction } from 'kysely'
import type { DB } from '../generated/database.ts'

export type Db = Kysely<DB>
export type Trx = Transaction<DB>
