import { keyset, newId, type Page } from '@plaza/database'
import { sql } from 'kysely'
import type { ModerationSubjectType } from '../moderation/words.ts'
import type { Db, Trx } from './db.ts'

export interface AuditRow {
  id: string
  position: number
  action: string
  actorId: string | null
  caseId: string | null
  detail: string | null
  at: Date
}

export interface AuditEntry {
  action:
    | 'CASE_TAKEN'
    | 'CASE_RELEASED'
    | 'CASE_DECIDED'
    | 'APPEALED'
    | 'APPEAL_ANSWERED'
    | 'ROLE_GRANTED'
    | 'ROLE_REVOKED'
  /** Null for the operator's command. */
  actorId: string | null
  caseId?: string
  subjectType?: ModerationSubjectType
  subjectId?: string
  /** A word in capitals, never a text from outside. */
  detail?: string
}

export const auditPlace = ['integer'] as const

/** Adds an entry. Nobody changes or removes one, and each is chained to the one before. */
export async function insertAuditEntry(trx: Trx, entry: AuditEntry): Promise<void> {
  await trx
    .insertInto('auditLog')
    // The database gives both, whatever stands here.
    .values({ id: newId(), ...entry } as never)
    .execute()
}

export function listAuditEntries(db: Db, page: Page): Promise<AuditRow[]> {
  const query = db.selectFrom('auditLog').select(['id', 'position', 'action', 'actorId', 'caseId', 'detail', 'at'])
  return keyset(query, page, ['position'], 'desc').execute()
}

/** The positions of entries that do not fit the ones before them; none while nobody has got past the triggers. */
export async function listBrokenEntries(system: Db): Promise<number[]> {
  const { rows } = await sql<{ position: number }>`
    select position from (
      select entry.position, entry.hash is distinct from audit_hash(entry, lag(entry.hash) over (order by entry.position))
        or entry.position <> row_number() over (order by entry.position) as is_broken
      from audit_log entry
    ) checked where is_broken order by position
  `.execute(system)
  return rows.map(({ position }) => position)
}
