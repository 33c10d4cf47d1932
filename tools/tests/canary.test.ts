import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@plaza/database'
import { subgraphNames } from '@plaza/schema/subgraphs'
import { createLogger } from '@plaza/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'
import { byGet, byPost, carriers, errorsIn, overHttp } from './canary/carriers.ts'
import { badHeaders, type Canaries, failing } from './canary/failing.ts'

const email = 'canary.mailbox@canary-address.example'
const newEmail = 'canary.second@canary-address.example'
const [password, reset] = ['canary password one', 'canary password two']
const [body, phone] = ['canary message body', '+43660555444333']

/** Whatever anybody may not read in a log, an error or an event. */
const secrets = new Set([
  email,
  newEmail,
  'canary.mailbox',
  'canary-address',
  password,
  reset,
  body,
  phone,
  'canary pas',
  'canary mes',
])
const told: unknown[] = []
const lines: string[] = []
let town: TestPlaza
let dataDir: string
let canaries: Canaries
/** Of the person's last session, and of one that has ended. */
let token: string
let endedToken: string

const foundIn = (text: string) => [...secrets].filter((secret) => text.toLowerCase().includes(secret.toLowerCase()))
const expectNone = (texts: Iterable<string>) => {
  for (const text of texts) expect([text, foundIn(text)]).toEqual([text, []])
}
const poolOf = (name: (typeof subgraphNames)[number]) => town.plaza.subgraphs.get(name)!.instance.database.pool

/** Every gateway's and subgraph's address with every way of asking there. */
const ways = () => [
  ...Object.entries(carriers).map(([name, carry]) => ({ name, carry, url: town.plaza.gateway.url })),
  ...[...town.plaza.subgraphs].flatMap(([service, { url }]) =>
    Object.entries(overHttp).map(([name, carry]) => ({ name: `${service} by ${name}`, carry, url })),
  ),
]

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'plaza-canary-'))
  const log = createLogger({ level: 'trace', destination: { write: (line) => void lines.push(line) } })
  town = await startTestPlaza({ DATA_DIR: dataDir, THROTTLE_FACTOR: '1000' }, { log })
})
afterAll(async () => {
  await town?.[Symbol.asyncDispose]()
  await rm(dataDir, { recursive: true, force: true })
})

async function change(
  field: string,
  type: string,
  input: object,
  selection = '',
  by: string | null = null,
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
): Promise<any> {
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} errors { code message } } }`
  const answer = await town.ask(by, document, { input })
  told.push(...(answer.errors ?? []), ...(answer.data?.[field]?.errors ?? []))
  const tokens = answer.data?.[field]?.tokens
  for (const secret of Object.values(tokens ?? {})) secrets.add(String(secret))
  return answer.data?.[field]
}

async function mailedToken(address: string, words: RegExp): Promise<string> {
  return vi.waitFor(
    async () => {
      const files = await readdir(join(dataDir, 'mail'))
      const mails = await Promise.all(files.map((file) => readFile(join(dataDir, 'mail', file), 'utf8')))
      const mail = mails.find((text) => text.includes(`To: ${address}`) && words.test(text))
      const [, found] = /#token=(?:3D)?([\w-]{43})/.exec(mail?.replaceAll('=\n', '') ?? '') ?? []
      if (!found) throw new Error('there is no such mail yet')
      secrets.add(found)
      return found
    },
    { timeout: 20_000, interval: 50 },
  )
}

test('what goes well is told nobody', async () => {
  const pair = 'tokens { accessToken refreshToken }'
  const draft = { email, username: 'canary_bird', password, firstName: 'Canary' }
  const first = (await change('signUp', 'SignUpInput', draft, pair)).tokens
  await change('verifyEmail', 'VerifyEmailInput', { token: await mailedToken(email, /onfirm/) })
  await change('refreshSession', 'RefreshSessionInput', { refreshToken: first.refreshToken }, pair)
  await change('changeEmail', 'ChangeEmailInput', { newEmail, password }, '', first.accessToken)
  await change('verifyEmail', 'VerifyEmailInput', { token: await mailedToken(newEmail, /onfirm/) })
  await change('requestPasswordReset', 'RequestPasswordResetInput', { email: newEmail })
  const link = await mailedToken(newEmail, /new password/)
  await change('resetPassword', 'ResetPasswordInput', { token: link, newPassword: reset })
  endedToken = first.accessToken
  const last = (await change('signIn', 'SignInInput', { identifier: newEmail, password: reset }, pair)).tokens
  token = last.accessToken

  await town.plaza.bus.settled()
  const friend = await town.signUp('grace')
  await change('updateProfile', 'UpdateProfileInput', { phoneNumber: phone }, '', token)
  const started = { userId: friend.id }
  const { conversation } = await change(
    'startDirectConversation',
    'StartDirectConversationInput',
    started,
    'conversation { id }',
    token,
  )
  const message = { conversationId: conversation.id, content: body, idempotencyKey: newId() }
  const { message: sent } = await change('sendMessage', 'SendMessageInput', message, 'message { id }', token)
  const edited = { messageId: sent.id, content: `${body}, reworded` }
  expect((await change('editMessage', 'EditMessageInput', edited, '', token)).errors).toEqual([])
  canaries = {
    email: newEmail,
    password: reset,
    body,
    phone,
    token: last.refreshToken,
    conversationId: conversation.id,
  }
})

test('nor is what goes wrong, whoever is asked and by whichever way', { timeout: 300_000 }, async () => {
  const failures = new Map<string, number>()
  for (const { name, carry, url } of ways()) {
    for (const [what, asked] of Object.entries(failing(canaries))) {
      const answers = [await carry(url, null, asked), await carry(url, `Bearer ${token}`, asked)]
      const errors = answers.flatMap(errorsIn)
      expectNone(errors.map((error) => JSON.stringify(error)))
      failures.set(what, (failures.get(what) ?? 0) + errors.length)
    }
    for (const authorization of [...badHeaders(canaries), `Bearer ${endedToken}`]) {
      const errors = errorsIn(await carry(url, authorization, { query: '{ viewer { id } }' }))
      expect([name, authorization, errors.length]).not.toEqual([name, authorization, 0])
      expectNone(errors.map((error) => JSON.stringify(error)))
    }
  }
  // Not every way reads all of a question, but each question is refused by most.
  for (const [what, count] of failures) expect([what, count > ways().length]).toEqual([what, true])
})

test('nor what is no GraphQL request at all', { timeout: 180_000 }, async () => {
  const { password: secret, email: address } = canaries
  const urls = [town.plaza.gateway.url, ...[...town.plaza.subgraphs.values()].map(({ url }) => url)]
  const bodies = [
    `${secret} ${address}`,
    `{"query":"${secret}`,
    `["${secret}"]`,
    `"${secret}"`,
    'null',
    `{"query":{"${secret}":1}}`,
  ]
  for (const url of urls) {
    for (const accept of ['application/json', 'text/event-stream']) {
      for (const text of bodies) {
        expectNone([await byPost(url, null, text, { accept })])
        expectNone([await byPost(url, null, text, { accept, 'content-type': 'text/plain' })])
        expectNone([await byGet(url, null, { query: '{ viewer { id } }', variables: text }, { accept })])
        expectNone([await byGet(url, null, { query: '{ viewer { id } }', extensions: text }, { accept })])
      }
      expectNone([await byPost(url, null, JSON.stringify({ query: secret.repeat(100_000) }), { accept })])
    }
    expectNone([
      await byGet(url.replace('/graphql', `/${encodeURIComponent(secret)}`), null, { token: canaries.token }),
    ])
  }
})

test('nor what a fault holds, of ours or of a consumer', { timeout: 180_000 }, async () => {
  await poolOf('messages').query('alter table messages add constraint broken check (length(content) = 0) not valid')
  await poolOf('auth').query("alter table security_events add constraint broken check (type = '') not valid")
  await poolOf('users').query("alter table phone_numbers add constraint broken check (phone_number = '') not valid")
  const { conversationId } = canaries
  const faults = [
    `mutation { sendMessage(input: { conversationId: "${conversationId}", content: "${body}", idempotencyKey: "${newId()}" }) { errors { code } } }`,
    `mutation { signIn(input: { identifier: "${newEmail}", password: "${reset}" }) { errors { code } } }`,
    `mutation { updateProfile(input: { phoneNumber: "${phone}1" }) { errors { code } } }`,
  ]
  for (const [name, carry] of Object.entries(carriers)) {
    if (name.endsWith('GET')) continue
    for (const query of faults) {
      const errors = errorsIn(await carry(town.plaza.gateway.url, `Bearer ${token}`, { query }))
      expect(JSON.stringify(errors)).toContain('INTERNAL_SERVER_ERROR')
      told.push(...errors)
    }
  }
  await poolOf('auth').query('alter table security_events drop constraint broken')
  // PostgreSQL tells a failed constraint with the row.
  const listening = ['users', 'notifications'] as const
  await poolOf('users').query("alter table accounts add constraint broken check (email = '') not valid")
  await poolOf('notifications').query("alter table people add constraint broken check (email = '') not valid")
  const other = { email: 'canary.third@canary-address.example', username: 'canary_third', password, firstName: 'Third' }
  await change('signUp', 'SignUpInput', other)
  for (const name of listening) {
    await expect
      .poll(async () => (await poolOf(name).query('select from dead_letters')).rowCount, { timeout: 60_000 })
      .toBeGreaterThan(0)
    const { rows } = await poolOf(name).query('select * from dead_letters')
    for (const { value, ...letter } of rows) {
      const { email: _, ...event } = JSON.parse(value)
      expectNone([JSON.stringify(letter), JSON.stringify(event)])
    }
  }
})

test('over a socket, what is there and no token is refused, and not taken for nobody', async () => {
  for (const authorization of [5, { token }, [`Bearer ${token}`, token], true]) {
    const socket = new WebSocket(town.plaza.gateway.url.replace('http', 'ws'), 'graphql-transport-ws')
    socket.onopen = () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }))
    const { code, reason } = await new Promise<CloseEvent>((resolve) => {
      socket.onclose = resolve
    })
    expect({ code, reason }).toEqual({ code: 4403, reason: expect.stringContaining('no access token of ours') })
  }
})

// After all of the above.
test('no log line, error or event has it', async () => {
  await town.plaza.bus.settled().catch(() => {})
  expect(lines.length).toBeGreaterThan(50)
  expect(new Set(lines.map((line) => JSON.parse(line).service))).toEqual(new Set(['gateway', ...subgraphNames]))
  expectNone(lines)
  expectNone(told.map((error) => JSON.stringify(error)))
  for (const name of subgraphNames) {
    const { rows } = await poolOf(name).query('select * from outbox')
    for (const { payload, ...row } of rows) {
      // The contract's † field, on the state topic alone.
      const { email: _, ...kept } = payload
      expectNone([JSON.stringify({ ...row, payload: row.aggregatetype === 'auth.user' ? kept : payload })])
    }
  }
  const { rows } = await poolOf('auth').query('select * from security_events')
  expect(rows.length).toBeGreaterThan(10)
  expectNone([JSON.stringify(rows)])
})
