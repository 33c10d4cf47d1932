import { expect, test } from 'vitest'
import { type Draft, Outbox, type Outcome, type Place, type Unsent } from '../src/messages/outbox.ts'

const draft = (content: string, conversationId = 'c1'): Draft => ({
  conversationId,
  type: 'TEXT',
  content,
  mediaIds: [],
  replyToId: null,
})

/** What a browser keeps for all its tabs. */
function storage(): Place {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

/** Lets one tab at a time in, as a Web Lock does. */
function lock() {
  let last = Promise.resolve()
  return (work: () => Promise<void>) => {
    const mine = last.then(work)
    last = mine.catch(() => {})
    return mine
  }
}

/** A server that answers as told, and takes a key once however often it comes. */
function server(answer: (message: Unsent) => Outcome = () => ({ taken: true })) {
  const taken = new Map<string, string>()
  const asked: string[] = []
  const send = async (message: Unsent): Promise<Outcome> => {
    asked.push(message.content)
    await Promise.resolve()
    const outcome = answer(message)
    if ('taken' in outcome) taken.set(message.key, message.content)
    return outcome
  }
  return { send, asked, taken: () => [...taken.values()] }
}

const open = (place: Place, send: (message: Unsent) => Promise<Outcome>, inTurn = lock()) =>
  new Outbox({ place, name: 'unsent', send, inTurn })

test('messages go out in the order they were written, and leave nothing behind', async () => {
  const place = storage()
  const { send, taken } = server()
  const outbox = open(place, send)
  for (const content of ['one', 'two', 'three']) outbox.add(draft(content))
  await outbox.send()
  expect(taken()).toEqual(['one', 'two', 'three'])
  expect(outbox.messages()).toEqual([])
  expect(place.getItem('unsent')).toBeNull()
})

test('what could not be sent outlives the page and goes out from the next one, with the same key', async () => {
  const place = storage()
  const offline = open(place, server(() => ({ later: 'Plaza can’t be reached.' })).send)
  const { key } = offline.add(draft('kept'))
  await offline.send()
  offline.close()
  expect(offline.messages()).toMatchObject([{ key, problem: 'Plaza can’t be reached.', isRefused: false }])

  const keys: string[] = []
  const next = open(place, async (message) => {
    keys.push(message.key)
    return { taken: true }
  })
  await next.send()
  expect(keys).toEqual([key])
  expect(next.messages()).toEqual([])
})

test('one that has to wait keeps those behind it, and nobody in another conversation', async () => {
  const { send, asked, taken } = server(({ content }) =>
    content === 'first' ? { later: 'Try again in a moment.' } : { taken: true },
  )
  const outbox = open(storage(), send)
  outbox.add(draft('first'))
  outbox.add(draft('second'))
  outbox.add(draft('elsewhere', 'c2'))
  await outbox.send()
  outbox.close()
  expect(asked).not.toContain('second')
  expect(taken()).toEqual(['elsewhere'])
  expect(outbox.messages().map(({ problem }) => problem)).toEqual(['Try again in a moment.', 'Try again in a moment.'])
})

test('one that the server refuses waits for its writer, and the next ones pass it', async () => {
  let isOpen = false
  const { send, taken } = server(({ content }) =>
    content === 'first' && !isOpen ? { refused: 'You can’t write here.' } : { taken: true },
  )
  const outbox = open(storage(), send)
  const { key } = outbox.add(draft('first'))
  outbox.add(draft('second'))
  await outbox.send()
  expect(taken()).toEqual(['second'])
  expect(outbox.messages()).toMatchObject([{ key, problem: 'You can’t write here.', isRefused: true }])

  await outbox.send()
  expect(taken()).toEqual(['second'])
  isOpen = true
  outbox.retry(key)
  await outbox.send()
  expect(taken()).toEqual(['second', 'first'])
})

test('two tabs that send at once send each message once', async () => {
  const place = storage()
  const inTurn = lock()
  const { send, asked } = server()
  const one = open(place, send, inTurn)
  const two = open(place, send, inTurn)
  one.add(draft('from one'))
  two.add(draft('from two'))
  await Promise.all([one.send(), two.send()])
  expect(asked).toEqual(['from one', 'from two'])
  expect(one.messages()).toEqual([])
})

test('what is given up is not sent', async () => {
  const { send, asked } = server(() => ({ refused: 'No.' }))
  const outbox = open(storage(), send)
  const { key } = outbox.add(draft('regretted'))
  await outbox.send()
  outbox.remove(key)
  await outbox.send()
  expect(asked).toEqual(['regretted'])
  expect(outbox.messages()).toEqual([])
})

test('one that is known to have arrived is not sent again', async () => {
  const { send, asked } = server(() => ({ later: 'The answer is lost.' }))
  const outbox = open(storage(), send)
  const { key } = outbox.add(draft('arrived'))
  await outbox.send()
  outbox.remove(key)
  await outbox.send()
  outbox.close()
  expect(asked).toEqual(['arrived'])
})
