import { newId } from '@plaza/database'
import { type DocumentNode, type GraphQLSchema, parse, print, validate } from 'graphql'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { composeContract } from '../src/contract/compose.ts'
import { type ClientOperation, readOperations } from '../src/contract/operations.ts'
import { type Answer, post } from '../src/testing/test-plaza.ts'
import { everythingOf } from './account-states/everything.ts'
import { fates, type Network, type Person, startNetwork } from './account-states/network.ts'
import { openStream } from './account-states/stream.ts'
import { kindOf, variablesFor } from './account-states/variables.ts'

// What becomes of one person must not turn another's answers into errors, nor show through them.
let network: Network
let operations: ClientOperation[]
let schema: GraphQLSchema
beforeAll(async () => {
  schema = (await composeContract()).apiSchema
  operations = await readOperations()
  network = await startNetwork()
}, 180_000)
afterAll(() => network?.[Symbol.asyncDispose]())

const ofKind = (kind: 'query' | 'mutation' | 'subscription') =>
  operations.filter(({ document }) => kindOf(document) === kind)

/** Those who are asked for: null is signed out. */
const viewers = (): readonly (Person | null)[] => {
  const { ada, bea, stranger, others } = network
  return [ada, bea, stranger, others.blocked, others.blocking, others.unfriended, others.removed, null]
}

/** Who is not there for a viewer, by id and by name. */
function hiddenFrom(viewer: Person | null): string[] {
  const { ada, others } = network
  const gone = [others.deactivated, others.deleted, others.asking_deactivated, others.asked_deactivated]
  const blocks = [others.blocked, others.blocking, others.blocked_both, others.asking_blocked]
  const blocked = viewer === ada ? blocks : viewer && blocks.includes(viewer) ? [ada] : []
  return [...gone, ...blocked].map(({ id }) => id)
}

/** What is not built yet, and what asks for somebody to sign in, is nobody else's doing. */
const isOwn = (viewer: Person | null, { extensions }: NonNullable<Answer['errors']>[number]) =>
  extensions.code === 'NOT_IMPLEMENTED' || (viewer === null && extensions.code === 'UNAUTHENTICATED')

interface Asking {
  readonly what: string
  readonly document: DocumentNode
  readonly variables: Record<string, unknown>
  /** Shows the viewer's own blocks, which name people. */
  readonly namesHidden?: boolean
}

/** Where any of the ids stands in an answer. */
function placesOf(value: unknown, ids: readonly string[]): string[] {
  if (typeof value === 'string') return ids.some((id) => value.includes(id)) ? [''] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) => placesOf(child, ids).map((place) => `.${key}${place}`))
}

/** Asks all of it as the viewer, a few at a time; one line for each answer with an error, or with somebody who is hidden. */
async function faultsOf(viewer: Person | null, askings: readonly Asking[], { lag = false } = {}): Promise<string[]> {
  const faults: string[] = []
  const hidden = lag ? [] : hiddenFrom(viewer)
  const waiting = askings.values()
  const work = async () => {
    for (const { what, document, variables, namesHidden } of waiting) {
      const answer = await post(network.town.plaza.gateway.url, viewer?.token ?? null, document, variables)
      const said = (answer.errors ?? []).filter((error) => !isOwn(viewer, error))
      const where = `${what} ${JSON.stringify(variables)} as ${viewer?.username ?? 'nobody'}`
      for (const { message, path } of said) faults.push(`${where}: ${message} @ ${path?.join('.')}`)
      for (const place of namesHidden ? [] : placesOf(answer.data, hidden)) faults.push(`${where}: shows ${place}`)
    }
  }
  await Promise.all([work(), work(), work()])
  return faults
}

function askingsOf(chosen: readonly ClientOperation[], most: number): Asking[] {
  return chosen.flatMap(({ name, document }) =>
    variablesFor(schema, document, network, most).map((variables) => ({
      ...{ what: name, document, variables, namesHidden: print(document).includes('blockedUsers') },
    })),
  )
}

/** Every field of so many of each type that can be asked for by id, and of the viewer. */
function everything(most: number): Asking[] {
  return Object.values(schema.getQueryType()!.getFields()).flatMap((field): Asking[] => {
    if (field.name === 'viewer') {
      return [{ what: 'everything', document: parse(everythingOf(schema, field)), variables: {} }]
    }
    if (!field.args.some(({ name }) => name === 'id')) return []
    const document = parse(everythingOf(schema, field, { variables: '($id: ID!)', args: '(id: $id)' }))
    const ids = [...(network.ids.get(String(field.type)) ?? [])]
    const step = Math.ceil(ids.length / most)
    return ids
      .filter((_, index) => index % step === 0)
      .map((id) => ({ what: `everything of ${field.name}`, document, variables: { id } }))
  })
}

/** An answer without what differs between two of a kind. Files go with the account of their owner, so they are left out. */
function likenessOf(answer: Answer): unknown {
  const known = new Map<string, string>()
  const text = JSON.stringify(answer, (key, value) => {
    if (key === 'media') return undefined
    return /[cC]ursor$/.test(key) || /At$/.test(key) ? value !== null : value
  })
  return JSON.parse(
    text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => {
      if (!known.has(id)) known.set(id, `id ${known.size}`)
      return known.get(id)!
    }),
  )
}

describe('other people’s accounts', { timeout: 300_000 }, () => {
  test('whatever is generated is valid, and nothing is left out', () => {
    for (const { document } of everything(1)) expect(validate(schema, document)).toEqual([])
    expect(new Set(askingsOf(operations, 1).map(({ what }) => what))).toEqual(
      new Set(operations.map(({ name }) => name)),
    )
    for (const type of [
      'Post',
      'Comment',
      'Message',
      'Conversation',
      'Notification',
      'FriendRequest',
      'MediaCollection',
    ]) {
      expect(network.ids.get(type)?.size, type).toBeGreaterThanOrEqual(fates.length)
    }
  })

  test('a variable of which nobody knows what to put there is told', () => {
    const ask = (text: string) => () => variablesFor(schema, parse(text), network, 1)
    expect(ask('query ($x: ID!) { post(id: $x) { id } }')).not.toThrow()
    expect(
      ask('mutation ($x: ID!) { leaveConversation(input: { conversationId: $x }) { errors { code } } }'),
    ).not.toThrow()
    for (const unknown of [
      'query ($x: ID!) { viewer { thing(thingId: $x) } }',
      'query ($colour: String!) { viewer { id } }',
    ]) {
      expect(ask(unknown)).toThrow('has to know')
    }
  })

  test('no query fails because of them, nor tells who is hidden', async () => {
    for (const viewer of viewers()) {
      expect(await faultsOf(viewer, askingsOf(ofKind('query'), 25))).toEqual([])
    }
  })

  test('no field of any service does either', async () => {
    for (const viewer of viewers()) expect(await faultsOf(viewer, everything(40))).toEqual([])
  })

  test('blocked, deactivated, deleted and unknown people are one to an answer', async () => {
    const { ada, others, town } = network
    const card = (id: string) => town.ask(ada.token, 'query ($id: ID!) { user(id: $id) { id username } }', { id })
    const named = (username: string) =>
      town.ask(ada.token, 'query ($n: String!) { userByUsername(username: $n) { id } }', { n: username })
    const unknown = [await card(newId()), await named('nobody_at_all')]
    for (const fate of ['deactivated', 'deleted', 'blocked', 'blocking', 'blocked_both'] as const) {
      expect([await card(others[fate].id), await named(others[fate].username)], fate).toEqual(unknown)
    }
  })

  test('a conversation with somebody hidden looks alike, whatever hides them', async () => {
    const { ada, others, directIds, town } = network
    const field = schema.getQueryType()!.getFields().conversation!
    const document = everythingOf(schema, field, { variables: '($id: ID!)', args: '(id: $id)' })
    const look = async (person: Person) =>
      likenessOf(await town.ask(ada.token, document, { id: directIds.get(person) }))
    const deactivated = await look(others.deactivated)
    expect(deactivated).not.toEqual(await look(others.unfriended))
    for (const fate of ['deleted', 'blocked', 'blocking', 'blocked_both', 'asking_blocked'] as const) {
      expect(await look(others[fate]), fate).toEqual(deactivated)
    }
  })

  test('no stream fails because of them, nor tells who is hidden', async () => {
    const { town, ada, bea, others, groupId, openPostId, act } = network
    const streams: { viewer: Person; what: string; stream: Awaited<ReturnType<typeof openStream>> }[] = []
    for (const viewer of [ada, bea, others.blocked, others.blocking]) {
      for (const { name, document } of ofKind('subscription')) {
        const at = { postId: openPostId, conversationId: groupId }
        const [generated] = variablesFor(schema, document, network, 1)
        const variables = {
          ...generated,
          ...Object.fromEntries(Object.entries(at).filter(([key]) => key in generated!)),
        }
        streams.push({
          viewer,
          what: name,
          stream: await openStream(town.plaza.gateway.url, viewer.token, document, variables),
        })
      }
    }
    const say = (who: Person, content: string) =>
      act(who, 'sendMessage', { conversationId: groupId, content, idempotencyKey: newId() }, 'message { id }')
    // Nothing says when a stream has begun to listen.
    await expect
      .poll(
        async () => {
          await say(bea, 'the first')
          return streams
            .filter(({ what }) => what === 'OnMessageAdded')
            .every(({ stream }) => stream.text().includes('the first'))
        },
        { timeout: 20_000, interval: 200 },
      )
      .toBe(true)
    for (const who of [ada, others.blocked, others.blocking, others.blocked_both]) {
      const { message } = await say(who, 'while it is watched')
      await act(who, 'setTyping', { conversationId: groupId, isTyping: true }, '')
      await act(who, 'editMessage', { messageId: message.id, content: 'edited' }, 'message { id }')
      await act(
        who,
        'markConversationRead',
        { conversationId: groupId, upToMessageId: message.id },
        'conversation { id }',
      )
      await act(who, 'addComment', { postId: openPostId, content: 'watched' }, 'comment { id }')
      await act(who, 'createPost', { content: 'watched', privacyLevel: 'FRIENDS' }, 'post { id }')
      await act(who, 'setReaction', { subjectId: openPostId, type: 'LAUGH' }, 'subject { id }')
    }
    await town.plaza.bus.settled()
    await say(bea, 'the last')
    await expect
      .poll(
        () =>
          streams
            .filter(({ what }) => /OnMessageAdded|OnConversationEvent/.test(what))
            .every(({ stream }) => stream.text().includes('the last')),
        {
          timeout: 20_000,
        },
      )
      .toBe(true)
    for (const { viewer, what, stream } of streams) {
      await stream.close()
      const where = `${what} as ${viewer.username}`
      const codes = [...stream.text().matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code)
      expect(
        codes.filter((code) => code !== 'NOT_IMPLEMENTED'),
        `${where}: ${stream.text()}`,
      ).toEqual([])
      for (const id of hiddenFrom(viewer)) expect(stream.text().includes(id), `${where} shows ${id}`).toBe(false)
    }
  })

  test('no mutation fails because of them', async () => {
    for (const viewer of viewers()) expect(await faultsOf(viewer, askingsOf(ofKind('mutation'), 12))).toEqual([])
  })

  test('nor does anything while it happens, or before the services have heard of it', async () => {
    const { databases, ada, bea, others } = network
    const coming = [bea, others.unfriended, others.removed, others.asking_deactivated].map(({ id }) => id)
    const tellUsers = (isActive: boolean) =>
      sql`update profiles set is_active = ${isActive} where user_id = any (${coming}::uuid[])`.execute(
        databases.users.system,
      )
    const tell = (service: 'posts' | 'messages' | 'notifications', status: string) =>
      sql`update people set status = ${status} where user_id = any (${coming}::uuid[])`.execute(
        databases[service].system,
      )
    const askings = [...askingsOf(ofKind('query'), 25), ...everything(15)]
    let isOver = false
    const keepTelling = async (one: () => Promise<unknown>, other: () => Promise<unknown>) => {
      while (!isOver) {
        await one()
        await other()
      }
    }
    const changing = Promise.all([
      keepTelling(
        () => tellUsers(true),
        () => tellUsers(false),
      ),
      ...(['posts', 'messages', 'notifications'] as const).map((service) =>
        keepTelling(
          () => tell(service, 'DEACTIVATED'),
          () => tell(service, 'ACTIVE'),
        ),
      ),
    ])
    try {
      for (const viewer of [ada, null]) expect(await faultsOf(viewer, askings, { lag: true })).toEqual([])
    } finally {
      isOver = true
      await changing
    }
    // Users, which says who is there, is now the only one that knows of it.
    for (const viewer of [ada, others.blocked, null]) {
      expect(await faultsOf(viewer, askings, { lag: true })).toEqual([])
    }
  })
})
