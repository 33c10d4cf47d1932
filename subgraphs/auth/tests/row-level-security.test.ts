import { newId } from '@plaza/database'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { AuthDatabase } from '../src/index.ts'
import { mutation, startAuth } from './testkit.ts'

type Table = keyof AuthDatabase & string

const snake = (table: string) => table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Tables with somebody's data, and the column that says whose. */
const owned = {
  accounts: 'id',
  sessions: 'account_id',
  refreshTokens: 'account_id',
  emailVerifications: 'account_id',
  passwordResets: 'account_id',
} as const satisfies Partial<Record<Table, string>>

/** Tables that requests have no business with. */
const closed: readonly Table[] = ['signingKeys', 'rateLimits', 'reservedUsernames', 'securityEvents']

async function startWithRows() {
  const auth = await startAuth()
  const ada = await auth.signUp('ada')
  const mallory = await auth.signUp('mallory')
  for (const { email } of [ada, mallory]) {
    await auth.ask({}, mutation('requestPasswordReset', 'RequestPasswordResetInput'), { input: { email } })
  }
  await auth.mails()
  return { auth, ada, mallory }
}

describe('row-level security', () => {
  test('is forced on every table, with policies', async () => {
    await using auth = await startAuth()
    const { rows } = await sql<{ table: string; forced: boolean; policies: number }>`
      select c.relname as table, c.relrowsecurity and c.relforcerowsecurity as forced,
        (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
        and c.relname not in ('inbox', 'dead_letters') and c.relname not like '%migration%'
    `.execute(auth.subgraph.database.system)
    expect(rows.length).toBeGreaterThan(9)
    for (const row of rows) expect([row.table, row.forced, row.policies > 0]).toEqual([row.table, true, true])
  })

  test('shows each person their own rows and no others, though no query says whose', async () => {
    const { auth, ada } = await startWithRows()
    await using _ = auth
    await using own = auth.subgraph.database.forViewer({ id: ada.id })
    await using stranger = auth.subgraph.database.forViewer({ id: newId() })
    await using anonymous = auth.subgraph.database.forViewer({ id: null })
    for (const [table, column] of Object.entries(owned)) {
      const whose = sql<{ owner: string }>`select ${sql.ref(column)} as owner from ${sql.ref(snake(table))}`
      const rows = (await whose.execute(own.db)).rows
      expect([table, new Set(rows.map((row) => row.owner))]).toEqual([table, new Set([ada.id])])
      expect([table, (await whose.execute(stranger.db)).rows]).toEqual([table, []])
      expect([table, (await whose.execute(anonymous.db)).rows]).toEqual([table, []])
    }
  })

  test('lets nobody change or delete what is another’s', async () => {
    const { auth, ada, mallory } = await startWithRows()
    await using _ = auth
    const { database } = auth.subgraph
    for (const id of [mallory.id, newId(), null]) {
      await using other = database.forViewer({ id })
      for (const [table, column] of Object.entries(owned)) {
        const set = { accounts: sql`status = 'DEACTIVATED'`, sessions: sql`ended_at = now(), end_reason = 'REVOKED'` }
        const change = set[table as keyof typeof set] ?? sql`used_at = now()`
        const where = sql`where ${sql.ref(column)} = ${ada.id}`
        const updated = await other.db
          .transaction()
          .execute((trx) => sql`update ${sql.ref(snake(table))} set ${change} ${where}`.execute(trx))
        expect([table, updated.numAffectedRows]).toEqual([table, 0n])
        const deleted = await other.db
          .transaction()
          .execute((trx) => sql`delete from ${sql.ref(snake(table))} ${where}`.execute(trx))
          .catch((error: Error) => error.message)
        if (typeof deleted === 'string') expect(deleted).toContain('permission denied')
        else expect([table, deleted.numAffectedRows]).toEqual([table, 0n])
      }
    }
  })

  test('lets nobody put a row in another’s name', async () => {
    const { auth, ada, mallory } = await startWithRows()
    await using _ = auth
    await using other = auth.subgraph.database.forViewer({ id: mallory.id })
    const refusal = (statement: ReturnType<typeof sql>) =>
      other.db
        .transaction()
        .execute((trx) => statement.execute(trx))
        .then(
          () => 'let through',
          (error: Error) => error.message,
        )
    const id = newId()
    const inserts = [
      sql`insert into accounts (id, email, username, password_hash) values (${id}, 'x@y', 'xyz', '$argon2id$')`,
      sql`insert into sessions (id, account_id, expires_at) values (${id}, ${ada.id}, now())`,
      sql`insert into outgoing_mails (id, kind, account_id, address)
        values (${id}, 'VERIFY_EMAIL', ${ada.id}, 'mallory@example.org')`,
      sql`insert into security_events (id, type, account_id) values (${id}, 'SIGNED_IN', ${ada.id})`,
      sql`insert into password_resets (id, account_id, token_hash, expires_at)
        values (${id}, ${mallory.id}, sha256('x'), now())`,
    ]
    for (const insert of inserts) expect(await refusal(insert)).toMatch(/row-level security|permission denied/)
  })

  test.each(closed)('keeps requests away from %s', async (table) => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    await using own = auth.subgraph.database.forViewer({ id: ada.id })
    const read = sql`select * from ${sql.ref(snake(table))}`.execute(own.db)
    await expect(read).rejects.toThrow('permission denied')
  })
})
