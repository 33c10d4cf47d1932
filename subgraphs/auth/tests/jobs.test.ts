import { newId } from '@plaza/database'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { deleteExpiredRows, expired } from '../src/data/expired-rows.ts'
import { endEvidence } from '../src/data/reports.ts'
import { jobs } from '../src/jobs/index.ts'
import { mutation, startAuth } from './testkit.ts'

const day = 24 * 60 * 60

test('clean-up deletes what has served its time, and nothing else', async () => {
  await using auth = await startAuth()
  const ada = await auth.signUp('ada')
  const { system } = auth.subgraph.database
  await auth.ask({}, mutation('requestPasswordReset', 'RequestPasswordResetInput'), { input: { email: ada.email } })
  await auth.ask(ada, mutation('changeUsername', 'ChangeUsernameInput'), { input: { username: 'countess' } })
  await auth.mails()
  expect(await deleteExpiredRows(system)).toEqual({})

  await auth.letTimePass(day + 1)
  expect(await deleteExpiredRows(system)).toMatchObject({ email_verifications: 1, password_resets: 1 })
  await auth.letTimePass(30 * day)
  await sql`update security_events set created_at = now() - interval '2 years' where type = 'SIGNED_IN'`.execute(system)
  expect(await deleteExpiredRows(system)).toEqual({ refresh_tokens: 1, reserved_usernames: 1, security_events: 1 })
  await auth.letTimePass(30 * day)
  expect(await deleteExpiredRows(system)).toEqual({ lapsed_sessions: 1 })
  expect(await system.selectFrom('accounts').select('username').execute()).toEqual([{ username: 'countess' }])
})

test('evidence ends with its time, and an open appeal keeps it', async () => {
  await using auth = await startAuth()
  const [ada, grace] = [await auth.signUp('ada'), await auth.signUp('grace')]
  const { system } = auth.subgraph.database
  const decided = async (endsInDays: number, appeal?: 'OPEN' | 'REJECTED') => {
    const [id, decisionId] = [newId(), newId()]
    await sql`
      insert into moderation_cases
        (id, subject_type, subject_id, owner_id, status, opened_at, last_reported_at, closed_at, evidence_ends_at)
      values (
        ${id}, 'POST', ${newId()}, ${ada.id}, 'CLOSED', now(), now(), now(), now() + make_interval(days => ${endsInDays})
      )
    `.execute(system)
    await sql`
      insert into case_evidence (id, case_id, text, captured_at) values (${newId()}, ${id}, 'bad words', now())
    `.execute(system)
    await sql`
      insert into case_reports (id, case_id, reporter_id, reason, note, reported_at)
      values (${newId()}, ${id}, ${grace.id}, 'SPAM', 'my own words', now())
    `.execute(system)
    await sql`
      insert into moderation_decisions (id, case_id, subject_type, subject_id, owner_id, action, rule, decided_at)
      values (${decisionId}, ${id}, 'POST', ${newId()}, ${ada.id}, 'REMOVE', 'SPAM', now())
    `.execute(system)
    if (appeal)
      await sql`
        insert into appeals (id, decision_id, case_id, owner_id, statement, status, created_at, answered_at) values (
          ${newId()}, ${decisionId}, ${id}, ${ada.id}, 'no', ${appeal}, now(), ${appeal === 'OPEN' ? null : new Date()}
        )
      `.execute(system)
    return id
  }
  await decided(-1)
  await decided(-1, 'REJECTED')
  const kept = [await decided(-1, 'OPEN'), await decided(1)].toSorted()

  expect([await endEvidence(system), await endEvidence(system)]).toEqual([2, 0])
  const evidence = await system.selectFrom('caseEvidence').select('caseId').orderBy('caseId').execute()
  expect(evidence.map(({ caseId }) => caseId)).toEqual(kept)
  const reports = await system.selectFrom('caseReports').select(['caseId', 'note', 'reporterId']).execute()
  const named = reports.filter(({ note, reporterId }) => note !== null && reporterId !== null)
  expect([reports.length, named.map(({ caseId }) => caseId).toSorted()]).toEqual([4, kept])
})

test('clean-up finds what it deletes by an index', async () => {
  await using auth = await startAuth()
  await auth.subgraph.database.system.transaction().execute(async (trx) => {
    // The test's tables are so small that PostgreSQL would read them whole.
    await sql`set local enable_seqscan = off`.execute(trx)
    const { signing_keys: handful, ...others } = expired
    for (const [what, condition] of Object.entries(others)) {
      const table = sql.ref(what.replace(/^(ended|lapsed)_/, ''))
      const { rows } = await sql`explain select ctid from ${table} where ${condition}`.execute(trx)
      expect([what, JSON.stringify(rows)]).toEqual([what, expect.stringContaining('Index Cond')])
    }
  })
})

test('an old signing key is replaced by itself', async () => {
  await using auth = await startAuth()
  const { instance, database } = auth.subgraph
  const rotate = jobs.find((job) => job.name === 'rotate-keys')
  const countKeys = async () => (await database.system.selectFrom('signingKeys').select('id').execute()).length
  await rotate?.run(instance as never)
  expect(await countKeys()).toBe(1)
  await sql`update signing_keys set signs_from = signs_from - interval '91 days'`.execute(database.system)
  await rotate?.run(instance as never)
  expect(await countKeys()).toBe(2)
  await rotate?.run(instance as never)
  expect(await countKeys()).toBe(2)
})
