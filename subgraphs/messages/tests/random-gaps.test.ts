import { newId } from '@plaza/database'
import {
  blockCreated,
  blockRemoved,
  mediaDeleted,
  userDeactivated,
  userDeleted,
  userReactivated,
} from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { ThreadClient } from './catching-up.ts'
import { MarkRead, SendMessage, type StartedMessages, startMessages } from './testkit.ts'

const rounds = 12

/** Small, seeded, so that a failure can be repeated as far as the races allow. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** What people do in a group, each act by chance; what is refused changes nothing. */
class Crowd {
  readonly #kit: StartedMessages
  readonly #id: string
  readonly #people: readonly TestViewer[]
  readonly #random: (below: number) => number
  readonly #sent: { id: string; sender: TestViewer }[] = []
  readonly #files: { id: string; owner: TestViewer }[] = []
  #version = 10

  constructor(kit: StartedMessages, id: string, people: readonly TestViewer[], random: (below: number) => number) {
    this.#kit = kit
    this.#id = id
    this.#people = people
    this.#random = random
  }

  #one<Item>(items: readonly Item[]): Item {
    return items[this.#random(items.length)]!
  }

  #change(viewer: TestViewer, name: string, input: object) {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
    const document = `mutation ($input: ${type}) { ${name}(input: $input) { errors { code } } }`
    return this.#kit.ask(viewer, document, { input })
  }

  async act(): Promise<void> {
    const [person, other] = [this.#one(this.#people), this.#one(this.#people)]
    const inGroup = { conversationId: this.#id }
    const dice = this.#random(28)
    const message = this.#sent.length > 0 ? this.#one(this.#sent) : null
    if (dice < 6 || !message) return this.#send(person)
    if (dice < 9) return this.#change(message.sender, 'editMessage', { messageId: message.id, content: newId() })
    if (dice < 11) return this.#change(message.sender, 'deleteMessage', { messageId: message.id })
    if (dice < 15) return this.#kit.ask(person, MarkRead, { input: { ...inGroup, upToMessageId: message.id } })
    if (dice < 16) return this.#change(person, 'updateGroupConversation', { ...inGroup, name: newId() })
    if (dice < 17) return this.#change(person, 'removeParticipant', { ...inGroup, userId: other.id })
    if (dice < 20) return this.#change(this.#people[0]!, 'addParticipants', { ...inGroup, userIds: [other.id] })
    if (dice < 21) {
      const role = this.#one(['ADMIN', 'MEMBER'])
      return this.#change(person, 'changeParticipantRole', { ...inGroup, userId: other.id, role })
    }
    if (dice < 22) return this.#loseFile()
    if (dice < 23 && person !== this.#people[0]) return this.#change(person, 'leaveConversation', inGroup)
    const reacted = { messageId: message.id }
    if (dice < 26) return this.#change(person, 'setMessageReaction', { ...reacted, type: this.#one(['LIKE', 'SAD']) })
    if (dice < 28) return this.#change(person, 'removeMessageReaction', reacted)
  }

  async #send(sender: TestViewer): Promise<void> {
    const answered = this.#random(3) === 0 && this.#sent.length > 0 ? this.#one(this.#sent).id : undefined
    const mediaIds = this.#random(3) === 0 ? [await this.#kit.file(sender)] : []
    const input = {
      ...{ conversationId: this.#id, idempotencyKey: newId(), content: newId() },
      ...{ type: mediaIds.length > 0 ? 'IMAGE' : 'TEXT', mediaIds, replyToId: answered },
    }
    const { message } = await this.#kit.ask(sender, SendMessage, { input })
    if (!message) return
    this.#sent.push({ id: message.id, sender })
    this.#files.push(...mediaIds.map((id) => ({ id, owner: sender })))
  }

  async #loseFile(): Promise<void> {
    const file = this.#files.pop()
    if (!file) return
    const gone = { mediaId: file.id, ownerId: file.owner.id, kind: 'IMAGE' as const, version: 9, deletedAt: new Date() }
    await this.#kit.deliver(mediaDeleted, gone)
  }

  /** What no event of the conversation tells of. */
  async stand(): Promise<void> {
    const [one, other] = [this.#one(this.#people), this.#one(this.#people)]
    const version = ++this.#version
    const block = { blockerId: one.id, blockedId: other.id, createdAt: new Date(), version }
    const account = { userId: one.id, username: 'x', email: 'x@plaza.example', emailVerifiedAt: null, version }
    const dice = this.#random(4)
    if (dice === 0 && one !== other) await this.#kit.deliver(blockCreated, block)
    if (dice === 1 && one !== other) await this.#kit.deliver(blockRemoved, block)
    if (dice === 2) await this.#kit.deliver(userDeactivated, { ...account, status: 'DEACTIVATED' })
    if (dice === 3) await this.#kit.deliver(userReactivated, { ...account, status: 'ACTIVE' })
  }

  erase({ id: userId }: TestViewer): Promise<unknown> {
    const account = { userId, username: null, email: null, emailVerifiedAt: null, version: ++this.#version }
    return this.#kit.deliver(userDeleted, { ...account, status: 'DEACTIVATED', deletedAt: new Date() })
  }
}

test.each([1, 2, 3])(
  'whoever follows, is cut off and catches up sees the thread of somebody who loads it anew (seed %i)',
  { timeout: 120_000 },
  async (seed) => {
    await using kit = await startMessages()
    const random = randomFrom(seed)
    const people = (await kit.people(5)) as [TestViewer, ...TestViewer[]]
    const [ada, ...friends] = people
    const id = await kit.group(ada, ...friends)
    const crowd = new Crowd(kit, id, people, random)
    const clients = people.slice(0, 4).map((person) => new ThreadClient(kit, person, id))
    for (const client of clients) await client.load()

    const busy = async (acts: number) => {
      // Side by side, so that transactions overtake one another.
      await Promise.all(
        Array.from({ length: 4 }, async () => {
          for (let n = 0; n < acts; n++) await crowd.act()
        }),
      )
    }
    for (let round = 0; round < rounds; round++) {
      const following = clients.filter(() => random(3) > 0)
      const work = () => busy(1 + random(3))
      // All of them at once, each cut off after an event of its own.
      await following.reduce<() => Promise<unknown>>(
        (inner, client) => () => client.follow(random(12), 1 + random(20), inner),
        work,
      )()
      if (round % 3 === 2) await crowd.stand()
      if (round === rounds - 3) await crowd.erase(people[4]!)
      await busy(1)
      for (const client of clients.filter(() => random(2) === 0)) {
        await client.catchUp(1 + random(20))
        expect(client.thread).toEqual((await client.fresh())?.thread ?? null)
      }
    }
    for (const client of clients) {
      await client.catchUp(100)
      expect(client.thread).toEqual((await client.fresh())?.thread ?? null)
    }
    const tally = clients.map((client) => client.tally)
    const sum = (what: 'tooOld' | 'missed' | 'live') => tally.reduce((total, one) => total + one[what], 0)
    // Each way of coming to the same thread has been gone.
    expect(Math.min(sum('tooOld'), sum('missed'), sum('live')), JSON.stringify(tally)).toBeGreaterThan(0)
  },
)
