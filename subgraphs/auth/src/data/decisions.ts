import { keyset, type Page } from '@plaza/database'
import { sql } from 'kysely'
import type { ModerationAction, ModerationRule, ModerationSubjectType } from '../moderation/words.ts'
import type { Db, Trx } from './db.ts'

export interface DecisionRow {
  id: string
  caseId: string
  subjectType: ModerationSubjectType
  subjectId: string
  ownerId: string
  action: ModerationAction
  rule: ModerationRule | null
  explanation: string | null
  restrictedUntil: Date | null
  decidedAt: Date
  reversedAt: Date | null
}

const decisionColumns = [
  'id',
  'caseId',
  'subjectType',
  'subjectId',
  'ownerId',
  'action',
  'rule',
  'explanation',
  'restrictedUntil',
  'decidedAt',
  'reversedAt',
] as const

export const decisionPlace = ['time', 'uuid'] as const

const selectDecisions = (db: Db) => db.selectFrom('moderationDecisions').select(decisionColumns).$castTo<DecisionRow>()

/** What was decided against a person, newest first. */
export function listDecisionsAgainst(db: Db, ownerId: string, page: Page): Promise<DecisionRow[]> {
  const query = selectDecisions(db).where('ownerId', '=', ownerId).where('action', '!=', 'NO_ACTION')
  return keyset(query, page, ['decidedAt', 'id'], 'desc').execute()
}

export async function listDecisionsByIds(db: Db, ids: readonly string[]): Promise<Map<string, DecisionRow>> {
  const rows = await selectDecisions(db).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export async function listDecisionsByCases(db: Db, caseIds: readonly string[]): Promise<Map<string, DecisionRow>> {
  const rows = await selectDecisions(db).where('caseId', 'in', caseIds).execute()
  return new Map(rows.map((row) => [row.caseId, row]))
}

export async function insertDecision(trx: Trx, decision: Omit<DecisionRow, 'reversedAt'>): Promise<void> {
  await trx.insertInto('moderationDecisions').values(decision).execute()
}

export async function updateReversed(trx: Trx, id: string, reversedAt: Date): Promise<void> {
  await trx.updateTable('moderationDecisions').set({ reversedAt }).where('id', '=', id).execute()
}

/** The decision that closes the account to its person; null while it is open. */
export async function findSuspension(db: Db, ownerId: string): Promise<DecisionRow | null> {
  const row = await selectDecisions(db)
    .where('ownerId', '=', ownerId)
    .where('action', '=', 'SUSPEND')
    .where('reversedAt', 'is', null)
    .orderBy('decidedAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Until when each of these people may not write; those who may are left out. */
export async function listRestrictions(db: Db, ownerIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await db
    .selectFrom('moderationDecisions')
    .select(['ownerId', sql<Date>`max(restricted_until)`.as('until')])
    .where('ownerId', 'in', ownerIds)
    .where('reversedAt', 'is', null)
    .where('restrictedUntil', '>', sql<Date>`now()`)
    .groupBy('ownerId')
    .execute()
  return new Map(rows.map(({ ownerId, until }) => [ownerId, until]))
}

export async function findRestriction(db: Db, ownerId: string): Promise<Date | null> {
  return (await listRestrictions(db, [ownerId])).get(ownerId) ?? null
}

/** Remembers whether it was the suspension that hid the account, so that its end shows it again. */
export async function updateWasActive(trx: Trx, id: string): Promise<void> {
  await trx.updateTable('moderationDecisions').set({ wasActive: true }).where('id', '=', id).execute()
}

/** @param system no request reads this */
export async function findWasActive(system: Db, id: string): Promise<boolean> {
  const row = await system.selectFrom('moderationDecisions').select('wasActive').where('id', '=', id).executeTakeFirst()
  return row?.wasActive ?? false
}
