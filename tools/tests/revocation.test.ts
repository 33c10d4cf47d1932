import { afterAll, beforeAll, expect, test } from 'vitest'
import { post, startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

let town: TestPlaza
beforeAll(async () => {
  town = await startTestPlaza()
})
afterAll(() => town[Symbol.asyncDispose]())

const SignOut = 'mutation { signOut { errors { code } } }'

test('an ended session is refused by the gateway and every service at once', async () => {
  const ada = await town.signUp('ada')
  const urls = [town.plaza.gateway.url, ...[...town.plaza.subgraphs.values()].map(({ url }) => url)]
  for (const url of urls) expect((await post(url, ada.token, '{ viewer { id } }')).data.viewer).toEqual({ id: ada.id })
  await town.ask(ada.token, SignOut)
  await expect
    .poll(
      async () => {
        const answers = await Promise.all(urls.map((url) => post(url, ada.token, '{ viewer { id } }')))
        return answers.map(({ errors }) => errors?.[0]?.extensions.reason)
      },
      { interval: 20, timeout: 10_000 },
    )
    .toEqual(urls.map(() => 'REVOKED'))
})

test('a process that was not there learns of it from the events', async () => {
  const { createEventBus } = await import('@plaza/events')
  const { connectDatabase } = await import('@plaza/database')
  const { createLogger, followSessions, Revocations } = await import('@plaza/server')
  const log = createLogger({ service: 'test', level: 'silent' })
  const before = await town.signUp('grace')
  const after = await town.signUp('alan')
  const sessionOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).sid
  await town.ask(before.token, SignOut)
  await town.plaza.bus.settled()

  const database = connectDatabase({ url: town.urls.auth }, { service: 'auth', log })
  await using _ = { [Symbol.asyncDispose]: () => database.close() }
  const bus = createEventBus({}, { log })
  await using __ = { [Symbol.asyncDispose]: () => bus.stop() }
  const revocations = new Revocations()
  bus.register({ service: 'auth', database, consumers: [] })
  followSessions(bus, revocations)
  await bus.start()
  await expect.poll(() => revocations.has(sessionOf(before.token))).toBe(true)
  expect(revocations.has(sessionOf(after.token))).toBe(false)
  await town.ask(after.token, SignOut)
  await expect.poll(() => revocations.has(sessionOf(after.token))).toBe(true)
})

test('its live streams close', async () => {
  const ada = await town.signUp('ada_2')
  const response = await fetch(town.plaza.subgraphs.get('messages')!.url, {
    method: 'POST',
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${ada.token}`,
    },
    body: JSON.stringify({ query: 'subscription { messageAdded { id } }' }),
  })
  expect(response.headers.get('content-type')).toMatch('text/event-stream')
  const closed = Array.fromAsync(response.body!.pipeThrough(new TextDecoderStream()))
  await town.ask(ada.token, SignOut)
  expect((await closed).join('')).toContain('event: complete')
})
