import type { MessageType } from '../generated/graphql.ts'

/** A message on its way: it stays here until the server has taken it or its writer gives it up. */
export interface Unsent {
  /** The idempotency key: sent again with it, the message arrives once. */
  key: string
  conversationId: string
  type: MessageType
  content: string
  mediaIds: string[]
  replyToId: string | null
  /** When it was written. */
  at: string
  /** Why it has not gone out; null while nothing has gone wrong. */
  problem: string | null
  /** Whether it stays as it is until its writer tries again: the server has said no. */
  isRefused: boolean
}

export type Draft = Pick<Unsent, 'conversationId' | 'type' | 'content' | 'mediaIds' | 'replyToId'>

/** `taken` by the server; `refused` for good, with its words; or to be tried `later`. */
export type Outcome = { taken: true } | { refused: string } | { later: string; afterSeconds?: number }

export interface Place {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

interface Surroundings {
  /** Kept in it under `name`, what is unsent outlives the page. */
  place: Place
  name: string
  send(message: Unsent): Promise<Outcome>
  /** Runs one at a time over all tabs. */
  inTurn(work: () => Promise<void>): Promise<void>
}

const firstWaitMs = 2_000
const longestWaitMs = 30_000

/** Unsent messages of one person. Those of a conversation go out in the order they were written, one after the other. */
export class Outbox {
  readonly #around: Surroundings
  readonly #listeners = new Set<() => void>()
  #written: string | null = null
  #messages: readonly Unsent[] = []
  #isAsked = false
  #sending: Promise<void> | null = null
  #waitMs = firstWaitMs
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(around: Surroundings) {
    this.#around = around
  }

  /** The same array until something changes. */
  readonly messages = (): readonly Unsent[] => {
    const { place, name } = this.#around
    const written = place.getItem(name)
    if (written !== this.#written) {
      this.#written = written
      this.#messages = written ? (JSON.parse(written) as Unsent[]) : []
    }
    return this.#messages
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  add(draft: Draft): Unsent {
    const message = {
      ...draft,
      key: crypto.randomUUID(),
      at: new Date().toISOString(),
      problem: null,
      isRefused: false,
    }
    this.#change((all) => [...all, message])
    void this.send()
    return message
  }

  /** Tries again at once. */
  retry(key: string): void {
    this.#update(key, { problem: null, isRefused: false })
    void this.send()
  }

  /** To be called for one that is given up, and for one that is known to have arrived. */
  remove(key: string): void {
    if (!this.messages().some((message) => message.key === key)) return
    this.#change((all) => all.filter((message) => message.key !== key))
  }

  /** Sends what can be sent; to be called when the connection is there again. */
  send(): Promise<void> {
    this.#isAsked = true
    this.#sending ??= this.#around
      .inTurn(async () => {
        while (this.#isAsked) {
          this.#isAsked = false
          await this.#sendAll()
        }
      })
      .finally(() => {
        this.#sending = null
      })
    return this.#sending
  }

  /** Tells of what another tab has written. */
  readonly notice = (): void => {
    for (const listener of this.#listeners) listener()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#listeners.clear()
  }

  async #sendAll(): Promise<void> {
    clearTimeout(this.#timer)
    const waiting = new Set<string>()
    let waitMs = 0
    for (;;) {
      const next = this.messages().find((message) => !message.isRefused && !waiting.has(message.conversationId))
      if (!next) break
      const outcome = await this.#around.send(next)
      if ('taken' in outcome) {
        this.#waitMs = firstWaitMs
        this.remove(next.key)
      } else if ('refused' in outcome) this.#update(next.key, { problem: outcome.refused, isRefused: true })
      else {
        // Those behind it wait with it, so that they don't overtake it.
        waiting.add(next.conversationId)
        waitMs = Math.max(waitMs, (outcome.afterSeconds ?? 0) * 1_000)
        const isBehind = (one: Unsent) => one.conversationId === next.conversationId && !one.isRefused
        this.#change((all) => all.map((one) => (isBehind(one) ? { ...one, problem: outcome.later } : one)))
      }
    }
    if (waiting.size === 0) return
    this.#timer = setTimeout(() => void this.send(), Math.max(waitMs, this.#waitMs))
    this.#waitMs = Math.min(this.#waitMs * 2, longestWaitMs)
  }

  #update(key: string, change: Partial<Unsent>): void {
    this.#change((all) => all.map((message) => (message.key === key ? { ...message, ...change } : message)))
  }

  #change(change: (all: readonly Unsent[]) => readonly Unsent[]): void {
    const { place, name } = this.#around
    const next = change(this.messages())
    if (next.length > 0) place.setItem(name, JSON.stringify(next))
    else place.removeItem(name)
    this.notice()
  }
}
