import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { askAs, mustSucceed } from '../authorization/asking.ts'
import { startTown, type Town } from '../authorization/town.ts'
import { expectationsOf, type Rights, type RowViewer, type Table, viewers, withoutPath } from './expectations.ts'
import { Probe, type Row, type Shape } from './probe.ts'

let town: Town
const clients = new Map<SubgraphName, pg.Client>()
let cases = 0

beforeAll(async () => {
  town = await startTown()
  await fillTheRest(town)
  for (const service of subgraphNames) {
    const client = new pg.Client({ connectionString: town.plaza.urls[service] })
    await client.connect()
    clients.set(service, client)
  }
}, 120_000)
afterAll(async () => {
  for (const client of clients.values()) await client.end()
  await town?.[Symbol.asyncDispose]()
  console.log(`row-level security: ${cases} (row, verb, viewer) cases`)
  expect(cases).toBeGreaterThan(1_500)
})

const probeOf = (service: SubgraphName) => {
  const { ada, grace, edsger, ken, mallory } = town.people
  const ids = Object.fromEntries(Object.entries(town.people).map(([name, { id }]) => [name, id]))
  const seenAs = { owner: ada.id, friend: grace.id, stranger: edsger.id, former: ken.id, blocked: mallory.id }
  return new Probe(clients.get(service)!, service, ids, { ...seenAs, anonymous: '' })
}

describe.each(subgraphNames)('%s, as the application role in SQL', (service) => {
  const probe = () => probeOf(service)

  test('every table is known here', async () => {
    const { rows } = await clients.get(service)!.query(`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
        and relname not like 'kysely%'`)
    expect(rows.map(({ relname }) => relname).sort()).toEqual(Object.keys(expectationsOf(service)).sort())
  })

  test.each(Object.entries(expectationsOf(service)))('%s', { timeout: 180_000 }, async (name, table) => {
    const shape = await probe().shape(name)
    if (table === 'closed') {
      for (const viewer of viewers) expect([viewer, await probe().open(viewer, name, shape)]).toEqual([viewer, []])
      cases += viewers.length * 6
      return
    }
    if (table.fill) await probe().fill(table.fill)
    const rows = await probe().rows(name, table, shape)
    expect([...new Set(rows.map(({ kind }) => kind))].sort()).toEqual(Object.keys(table.kinds).sort())
    expect(await rightsOf(probe(), name, table, shape, rows)).toEqual(inOrder(table.kinds))
  })
})

test.each(Object.entries(withoutPath))('%s decides alike wherever names are looked up', async (_, statement) => {
  const list = (ids: string[] = []) => `'{${ids.join(',')}}'`
  const { postId, commentId, words = [] } = town.targets
  const asked = statement
    .replace(':posts', list(postId))
    .replace(':comments', list(commentId))
    .replace(':words', `'${words.join(' or ')}'`)
  const answers = new Set<string>()
  for (const viewer of viewers) {
    const usual = await probeOf('posts').under('public, pg_temp', viewer, asked)
    expect(await probeOf('posts').under('', viewer, asked)).toEqual(usual)
    answers.add(usual.join())
  }
  // It knows who asks.
  expect(answers.size).toBeGreaterThan(1)
})

/** What each kind's rows let each viewer do, in the words of the expectations. */
async function rightsOf(
  probe: Probe,
  name: string,
  table: Table,
  shape: Shape,
  rows: Row[],
): Promise<Record<string, Rights>> {
  const seen = new Map<RowViewer, Set<string>>()
  for (const viewer of viewers) seen.set(viewer, new Set(await probe.see(viewer, name, shape)))
  const found: Record<string, Rights> = {}
  for (const kind of Object.keys(table.kinds)) {
    // Rows of one kind are alike: a few say as much as all.
    const some = rows.filter((row) => row.kind === kind).slice(0, 3)
    const who = async (may: (viewer: RowViewer, row: Row) => Promise<boolean>) => {
      const able: RowViewer[] = []
      for (const viewer of viewers) {
        const answers = await Promise.all([may(viewer, some[0]!)])
        for (const row of some.slice(1)) answers.push(await may(viewer, row))
        if (answers.includes(true)) able.push(viewer)
        cases += some.length
      }
      return able.join(' ')
    }
    found[kind] = inOrder({
      see: await who(async (viewer) => rows.some((row) => row.kind === kind && seen.get(viewer)!.has(row.key))),
      add: await who((viewer, row) => probe.add(viewer, name, row, shape)),
      change: await who((viewer, row) => probe.change(viewer, name, row, table, shape)),
      remove: await who((viewer, row) => probe.remove(viewer, name, row, shape)),
    } as never) as Rights
    await nothingIsGivenAway(probe, name, shape, some)
  }
  return inOrder(found)
}

/** A row stays with its person, whoever may change the rest of it. */
async function nothingIsGivenAway(probe: Probe, name: string, shape: Shape, rows: Row[]): Promise<void> {
  const owning =
    /"(owner_id|user_id|account_id|author_id|sender_id|created_by|viewer_id|blocker_id|muter_id|from_id|low_id|high_id)"/
  for (const column of shape.updatable.filter((updatable) => owning.test(updatable))) {
    for (const viewer of viewers) {
      for (const row of rows) {
        expect([viewer, column, await probe.giveAway(viewer, name, column, row, shape)]).toEqual([
          viewer,
          column,
          false,
        ])
        cases++
      }
    }
  }
}

/** Without what nobody may do, so that silence in an expectation means nobody. */
function inOrder<Value extends object>(record: Record<string, Value | string>): Record<string, Value> {
  const entries = Object.entries(record).filter(([, value]) => value !== '')
  return Object.fromEntries(
    entries.map(([key, value]) => [key, typeof value === 'string' ? value : inOrder(value as never)]),
  ) as Record<string, Value>
}

/** What the town has no use for, but has a table of its own. */
async function fillTheRest({ plaza, people, targets, tokenOf }: Town): Promise<void> {
  const ask = askAs({ plaza, tokenOf })
  const errors = 'errors { code message }'
  const mutate = async (field: string, type: string, input: object) => {
    const data = await ask('ada', `mutation ($input: ${type}!) { ${field}(input: $input) { ${errors} } }`, { input })
    mustSucceed(data[field])
  }
  await mutate('hidePost', 'HidePostInput', { postId: targets.stranger![0] })
  await mutate('addFilteredWord', 'AddFilteredWordInput', { phrase: 'spoiler', places: ['HOME_FEED'] })
  await mutate('mutePost', 'MutePostInput', { postId: targets.stranger![0] })
  await mutate('muteUser', 'MuteUserInput', { userId: people.edsger.id })
  await mutate('dismissFriendRecommendation', 'DismissFriendRecommendationInput', { userId: people.edsger.id })
  await mutate('sendFriendRequest', 'SendFriendRequestInput', { userId: people.edsger.id })
  await mutate('requestPasswordReset', 'RequestPasswordResetInput', { email: people.ada.email })
  await mutate('createPost', 'CreatePostInput', {
    ...{ content: 'once', isPublished: false, idempotencyKey: crypto.randomUUID() },
  })
  await mutate('updateNotificationPreferences', 'UpdateNotificationPreferencesInput', {
    preferences: [{ type: 'MESSAGE', push: false }],
  })
  await ask('ada', '{ viewer { homeFeed(ranking: TOP) { nodes { id } } } }')
  const { database } = plaza.plaza.subgraphs.get('auth')!.instance
  await vi.waitFor(async () => expect((await database.pool.query('select from password_resets')).rowCount).toBe(1), {
    timeout: 20_000,
  })
}
