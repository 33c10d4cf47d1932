import { execFile } from 'node:child_process'
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { subgraphNames } from '@plaza/schema/subgraphs'
import { type EventStream, openEventStream } from '@plaza/server/testing'
import { parse, print, visit } from 'graphql'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findInstance } from '../src/embedded/instance.ts'
import { inRepository } from '../src/repository.ts'
import { post } from '../src/testing/test-plaza.ts'
import { askAnew } from './ask-anew.ts'
import { isFree, type StartedPlaza, startCommand } from './start-lab.ts'

let dataDir: string
let supergraphFile: string
let plaza: StartedPlaza
let url: string
let ada: Person

interface Person {
  id: string
  token: string
}

const manifestFile = fileURLToPath(inRepository('schema/operations.manifest.json'))
const patience = { timeout: 30_000, interval: 100 }

beforeAll(async () => {
  dataDir = await makeTemporaryFolder('plaza-workers-')
  supergraphFile = join(dataDir, 'supergraph.graphql')
  await copyFile(inRepository('schema/supergraph.graphql'), supergraphFile)
  plaza = await startCommand({
    DATA_DIR: dataDir,
    WORKERS: '2',
    SEED: 'false',
    METRICS_PORT: '0',
    NODE_ENV: 'test',
    SUPERGRAPH_FILE: supergraphFile,
    OPERATIONS_MANIFEST: manifestFile,
  })
  if (plaza.child.exitCode !== null) throw new Error(plaza.output())
  url = `${plaza.url}/graphql`
  ada = await signUp('ada')
}, 240_000)
afterAll(async () => {
  await plaza?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** Resolves when the services know each other's part of the person. */
async function signUp(username: string): Promise<Person> {
  const { data } = await post(
    url,
    null,
    `mutation { signUp(input: {
      username: "${username}", email: "${username}@example.com", password: "a long enough one", firstName: "${username}"
    }) { account { id } tokens { accessToken } errors { code message } } }`,
  )
  expect(data.signUp.errors).toEqual([])
  const person = { id: data.signUp.account.id, token: data.signUp.tokens.accessToken }
  await vi.waitUntil(
    async () => (await post(url, person.token, '{ viewer { profile { id } } }')).data.viewer.profile !== null,
    patience,
  )
  return person
}

const readLog = () => readFile(join(dataDir, 'log/plaza.log'), 'utf8')

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch {
    return false
  }
}

async function workerIds(): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='])
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...command]) => Number(parent) === plaza.child.pid && command.join(' ').includes('worker.ts'))
    .map(([id]) => Number(id))
}

/** Lets one worker alone do the work. What the other one was given first waits there, so it is tried more than once. */
async function on<T>(worker: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const others = (await workerIds()).filter((id) => id !== worker)
  const decided = new AbortController()
  // Whoever waits for ever leaves the others stopped, and the tests after it without an answer.
  const patient = setTimeout(() => decided.abort(), patience.timeout)
  for (const id of others) process.kill(id, 'SIGSTOP')
  try {
    const attempts = Array.from({ length: 3 }, async () => {
      const abandoned = new AbortController()
      const stop = () => abandoned.abort()
      decided.signal.addEventListener('abort', stop)
      const result = await work(abandoned.signal)
      // Who came first stays.
      decided.signal.removeEventListener('abort', stop)
      return result
    })
    for (const attempt of attempts) attempt.catch(() => {})
    return await Promise.any(attempts)
  } finally {
    clearTimeout(patient)
    decided.abort()
    for (const id of others) process.kill(id, 'SIGCONT')
  }
}

/** Each service's database, as its administrator. */
async function countIn(query: string): Promise<Record<string, number>> {
  const { postgresUrl } = (await findInstance(dataDir))!
  const admin = new pg.Client(postgresUrl)
  await admin.connect()
  const { rows } = await admin.query<{ datname: string; count: number }>(query)
  await admin.end()
  return Object.fromEntries(rows.map(({ datname, count }) => [datname, count]))
}

const everyDatabase = (count: number) => Object.fromEntries(subgraphNames.map((name) => [`${name}_db`, count]))

const leaders = () =>
  countIn(`select datname, count(*)::int from pg_locks join pg_database on pg_database.oid = database
    where locktype = 'advisory' and classid = 1886151034 and objid = 1 and granted group by 1`)

const listeners = () =>
  countIn(`select datname, count(*)::int from pg_stat_activity where application_name like 'plaza-%-outbox' group by 1`)

const requestsTo = (person: Person) =>
  post(
    url,
    person.token,
    '{ viewer { friendRequests { totalCount } notifications { nodes { type actor { username } } } } }',
  )

async function befriend(from: Person, to: Person): Promise<void> {
  const { data } = await post(
    url,
    from.token,
    `mutation { sendFriendRequest(input: { userId: "${to.id}" }) { errors { code } } }`,
  )
  expect(data.sendFriendRequest.errors).toEqual([])
}

test('both workers serve everything', async () => {
  const workers = await workerIds()
  expect(workers).toHaveLength(2)
  for (const worker of workers) {
    const answer = await on(worker, (signal) =>
      askAnew(
        url,
        ada.token,
        '{ viewer { id account { email } profile { username } storageUsage { usedBytes } } }',
        signal,
      ),
    )
    expect(answer).toMatchObject({ data: { viewer: { id: ada.id, profile: { username: 'ada' } } } })
  }
})

test('the primary tells the numbers of both together', async () => {
  const [, metricsUrl] = /Metrics +(\S+)/.exec(plaza.output()) ?? []
  const read = async () => (await fetch(metricsUrl!)).text()
  // One relays, both are connected, and a sign-up counts once whoever has handled it.
  await expect.poll(read, patience).toContain('plaza_events_relaying{service="auth"} 1\n')
  const text = await read()
  expect(text).toMatch(/plaza_events_published_total\{service="auth",topic="auth.user"\} 1\n/)
  expect(text).toMatch(/plaza_events_handled_total\{service="users",consumer="accounts",topic="auth.user"\} 1\n/)
  expect(text).toContain('plaza_outbox_unpublished{service="auth"} 0\n')
  expect(text).toMatch(/^process_resident_memory_bytes \d/m)
  // Each of the two has planned all that our clients ask.
  const { operations } = JSON.parse(await readFile(manifestFile, 'utf8'))
  const plans = async () => Number(/^plaza_gateway_plans (\d+)/m.exec(await read())?.[1])
  await expect.poll(plans, patience).toBeGreaterThanOrEqual(2 * operations.length)
})

test('one of them relays and consumes for a service, so that nothing happens twice', async () => {
  await expect.poll(leaders, patience).toEqual(everyDatabase(1))
  await expect.poll(listeners, patience).toEqual(everyDatabase(2))
  const names = ['grace', 'alan', 'katherine', 'edsger', 'dorothy', 'barbara']
  const people = await Promise.all(names.map(signUp))
  await Promise.all(people.map((person) => befriend(person, ada)))
  const told = async () => {
    const { viewer } = (await requestsTo(ada)).data
    const from = viewer.notifications.nodes.map(({ actor }: { actor: { username: string } }) => actor.username)
    return { requests: viewer.friendRequests.totalCount, from: from.toSorted() }
  }
  await expect.poll(told, patience).toEqual({ requests: names.length, from: names.toSorted() })
})

test('what happens at one worker reaches the open pages at both', async () => {
  const grace = await signIn('grace')
  const query = 'subscription { notificationAdded { type actor { username } } }'
  const pages: EventStream[] = []
  for (const worker of await workerIds()) {
    pages.push(await on(worker, (signal) => openEventStream(url, grace.token, query, { signal })))
  }
  const badges: EventStream[] = []
  for (const worker of await workerIds()) {
    const counts = 'subscription { viewerChanged { friendRequests(direction: INCOMING) { totalCount } } }'
    badges.push(await on(worker, (signal) => openEventStream(url, grace.token, counts, { signal })))
  }
  await befriend(await signUp('evelyn'), grace)
  for (const page of badges) {
    expect(await page.next()).toEqual({ data: { viewerChanged: { friendRequests: { totalCount: 1 } } } })
    await page[Symbol.asyncDispose]()
  }
  for (const page of pages) {
    expect(await page.next()).toEqual({
      data: { notificationAdded: { type: 'FRIEND_REQUEST', actor: { username: 'evelyn' } } },
    })
    await page[Symbol.asyncDispose]()
  }
})

test('a session that ends at one worker has ended at both, its streams too', async () => {
  const grace = await signIn('grace')
  const workers = await workerIds()
  const pages: EventStream[] = []
  for (const worker of workers) {
    pages.push(
      await on(worker, (signal) =>
        openEventStream(url, grace.token, 'subscription { notificationAdded { id } }', { signal }),
      ),
    )
  }
  await post(url, grace.token, 'mutation { signOut { errors { code } } }')
  for (const page of pages) {
    expect(await page.rest()).toMatchObject([{ errors: [{ extensions: { reason: 'REVOKED' } }] }])
  }
  for (const worker of workers) {
    const answer = await on(worker, (signal) => askAnew(url, grace.token, '{ viewer { id } }', signal))
    expect(answer.errors).toMatchObject([{ extensions: { reason: 'REVOKED' } }])
  }
})

test('a worker that is killed is replaced, and its relays are taken over meanwhile', { timeout: 120_000 }, async () => {
  const [victim, survivor] = await workerIds()
  process.kill(victim!, 'SIGKILL')
  // What it had accepted is lost with it; who comes after is served.
  await expect.poll(() => isAlive(victim!), patience).toBe(false)
  await expect.poll(leaders, patience).toEqual(everyDatabase(1))
  await befriend(await signUp('margaret'), ada)
  const types = async () => (await requestsTo(ada)).data.viewer.friendRequests.totalCount
  await expect.poll(types, patience).toBe(7)

  await expect.poll(async () => (await workerIds()).length, patience).toBe(2)
  const [successor] = (await workerIds()).filter((id) => id !== survivor)
  expect(successor).not.toBe(victim)
  // Before it is up, it may wait for something that the other one has in hand.
  await expect.poll(readLog, patience).toMatch(new RegExp(`"pid":${successor},"msg":"a worker has taken the place`))
  await expect.poll(listeners, { ...patience, timeout: 90_000 }).toEqual(everyDatabase(2))
  const answer = await on(successor!, (signal) => askAnew(url, ada.token, '{ viewer { id } }', signal))
  expect(answer).toEqual({ data: { viewer: { id: ada.id } } })
})

test('a new supergraph serves at both workers, and ends the open pages at both', async () => {
  const workers = await workerIds()
  const pages: EventStream[] = []
  for (const worker of workers) {
    pages.push(
      await on(worker, (signal) =>
        openEventStream(url, ada.token, 'subscription { notificationAdded { id } }', { signal }),
      ),
    )
  }
  const supergraph = parse(await readFile(supergraphFile, 'utf8'))
  const withoutUsage = visit(supergraph, {
    FieldDefinition: ({ name }) => (name.value === 'storageUsage' ? null : undefined),
  })
  await writeFile(`${supergraphFile}.new`, print(withoutUsage))
  await rename(`${supergraphFile}.new`, supergraphFile)
  for (const page of pages) {
    expect(await page.rest()).toMatchObject([{ errors: [{ extensions: { code: 'SCHEMA_CHANGED' } }] }])
  }
  for (const worker of workers) {
    const answer = await on(worker, (signal) =>
      askAnew(url, ada.token, '{ viewer { storageUsage { usedBytes } } }', signal),
    )
    expect(answer.errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }])
  }
})

test('Ctrl-C ends all of it, open pages included', async () => {
  const page = await openEventStream(url, ada.token, 'subscription { notificationAdded { id } }')
  const workers = await workerIds()
  // A terminal sends it to every process of the group.
  for (const worker of workers) process.kill(worker, 'SIGINT')
  expect(await plaza.stop('SIGINT')).toBe(0)
  await page.rest()
  for (const worker of workers) expect(isAlive(worker)).toBe(false)
  for (const port of [4000, 3100, 3600, 15_432]) expect(await isFree(port + plaza.offset)).toBe(true)
  expect(plaza.output()).toContain('Stopped.')
})

async function signIn(username: string): Promise<Person> {
  const { data } = await post(
    url,
    null,
    `mutation { signIn(input: { identifier: "${username}", password: "a long enough one" }) {
      account { id } tokens { accessToken }
    } }`,
  )
  return { id: data.signIn.account.id, token: data.signIn.tokens.accessToken }
}
