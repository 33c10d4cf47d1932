import type { TestViewer } from '@plaza/server/testing'
import { openEventStream } from '@plaza/server/testing'
import type { StartedMessages } from './testkit.ts'

const Parts = /* GraphQL */ `
  fragment MessageParts on Message {
    id content isEdited isDeleted media { id } viewerHasBlockedSender sender { id } replyTo { id }
    reactionCounts { type count } viewerReaction reactions(first: 100) { nodes { type user { id } } }
  }
  fragment ParticipantParts on Participant { id role user { id } lastReadMessage { id } }
  fragment GroupParts on Conversation {
    name participantCount viewerRole
    participants(first: 100) { nodes { ...ParticipantParts } }
  }
  fragment EventParts on ConversationEvent {
    __typename
    ... on MessageAdded { cursor message { ...MessageParts } }
    ... on MessageChanged { cursor message { ...MessageParts } }
    ... on ConversationChanged { cursor conversation { ...GroupParts } }
    ... on ConversationRead { cursor participant { ...ParticipantParts } }
    ... on TypingChanged { cursor }
  }
`
const Load = /* GraphQL */ `
  query ($id: ID!, $after: String) {
    conversation(id: $id) {
      cursor
      ...GroupParts
      messages(first: 100, after: $after) { nodes { ...MessageParts } pageInfo { hasNextPage endCursor } }
    }
  }
  ${Parts.replace(/fragment EventParts[\s\S]*/, '')}
`
const Missed = /* GraphQL */ `
  query ($id: ID!, $cursor: String!, $first: Int!) {
    conversation(id: $id) {
      changesSince(cursor: $cursor, first: $first) { events { ...EventParts } cursor hasMore isTooOld }
    }
  }
  ${Parts}
`
const Live = /* GraphQL */ `
  subscription ($id: ID!) { conversationEvents(conversationId: $id) { ...EventParts } }
  ${Parts}
`

interface Known {
  id: string
}

/** What a client shows of a conversation. */
export interface Thread {
  group: { participants: { nodes: Known[] } } & Record<string, unknown>
  messages: Known[]
}

/** A client as the guide has it: it opens the stream, loads or catches up, and remembers the last cursor. */
export class ThreadClient {
  readonly #kit: StartedMessages
  readonly #viewer: TestViewer
  readonly #id: string
  #cursor: string | null = null
  /** Null while the viewer is not in the conversation. */
  thread: Thread | null = null
  /** How often it had to load anew, and how many events it was told of, by where. */
  readonly tally = { tooOld: 0, missed: 0, live: 0 }

  constructor(kit: StartedMessages, viewer: TestViewer, conversationId: string) {
    this.#kit = kit
    this.#viewer = viewer
    this.#id = conversationId
  }

  get viewer(): TestViewer {
    return this.#viewer
  }

  /** Catches up from where it was; page by page, so many events at once. */
  async catchUp(first: number): Promise<void> {
    while (this.#cursor !== null) {
      const variables = { id: this.#id, cursor: this.#cursor, first }
      const found = await this.#kit.ask(this.#viewer, Missed, variables)
      if (found === null || found.changesSince.isTooOld) {
        this.tally.tooOld++
        break
      }
      const { events, cursor, hasMore } = found.changesSince
      this.tally.missed += events.length
      for (const event of events) this.#apply(event)
      this.#cursor = cursor
      if (!hasMore) return
    }
    await this.load()
  }

  async load(): Promise<void> {
    const loaded = await this.fresh()
    this.thread = loaded?.thread ?? null
    this.#cursor = loaded?.cursor ?? null
  }

  /** As somebody sees it who has just come. */
  async fresh(): Promise<{ thread: Thread; cursor: string } | null> {
    const found = await this.#kit.ask(this.#viewer, Load, { id: this.#id })
    if (found === null) return null
    const { cursor, messages, ...group } = found
    const thread: Thread = { group, messages: messages.nodes }
    for (let { pageInfo } = messages; pageInfo.hasNextPage; ) {
      const page = await this.#kit.ask(this.#viewer, Load, { id: this.#id, after: pageInfo.endCursor })
      thread.messages.push(...page.messages.nodes)
      ;({ pageInfo } = page.messages)
    }
    return { thread, cursor }
  }

  /** Follows the conversation while `work` runs, and is cut off after so many events; catches up when it has the stream. */
  async follow(mostEvents: number, first: number, work: () => Promise<unknown>): Promise<void> {
    const cut = new AbortController()
    const stream = await openEventStream(this.#kit.url, this.#viewer.token, Live, { variables: { id: this.#id } })
    try {
      await this.catchUp(first)
      const reading = (async () => {
        for (let n = 0; n < mostEvents && !cut.signal.aborted; n++) {
          const result = await stream.next()
          if (result === null || result.errors || cut.signal.aborted) return
          this.tally.live++
          this.#apply(result.data.conversationEvents)
          this.#cursor = result.data.conversationEvents.cursor
        }
      })().catch(() => {})
      await work()
      cut.abort()
      await stream[Symbol.asyncDispose]()
      await reading
    } finally {
      await stream[Symbol.asyncDispose]()
    }
  }

  // biome-ignore lint/suspicious/noExplicitAny: any event of the conversation
  #apply(event: any): void {
    const { thread } = this
    if (!thread) return
    if (event.message) {
      const place = thread.messages.findIndex(({ id }) => id === event.message.id)
      if (place >= 0) thread.messages[place] = event.message
      else if (event.__typename === 'MessageAdded') thread.messages.push(event.message)
    } else if (event.conversation) {
      thread.group = event.conversation
    } else if (event.participant) {
      const { nodes } = thread.group.participants
      const place = nodes.findIndex(({ id }) => id === event.participant.id)
      if (place >= 0) nodes[place] = event.participant
    }
  }
}
