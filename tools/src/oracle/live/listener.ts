import type { Answers } from '../contract/answers.ts'
import type { Lab } from '../lab.ts'
import { sees } from '../world/messages.ts'
import { seesPost } from '../world/posts.ts'
import type { World } from '../world/world.ts'
import { type StreamName, watchDocument } from './watches.ts'

export interface Heard {
  readonly viewer: string
  readonly stream: StreamName
  // biome-ignore lint/suspicious/noExplicitAny: the answer to any subscription
  readonly message: any
}

/** Some people's streams, kept open while things happen. What they were told is taken away by `drain`. */
export class Listener implements AsyncDisposable {
  readonly #lab: Lab
  readonly #answers: Answers
  readonly #closed = new AbortController()
  readonly #reading = new Map<string, Promise<void>>()
  #heard: Heard[] = []

  constructor(lab: Lab, answers: Answers) {
    this.#lab = lab
    this.#answers = answers
  }

  /** Opens what each of these people may listen to now and does not listen to yet. */
  async follow(world: World, viewers: readonly string[]): Promise<void> {
    for (const viewer of viewers) {
      if (world.people.get(viewer)!.status !== 'ACTIVE') continue
      for (const name of ['messageAdded', 'notificationAdded', 'postAdded', 'conversationPlaceChanged'] as const)
        await this.#open(viewer, name)
      for (const conversation of world.conversations.values()) {
        if (sees(conversation, viewer)) await this.#open(viewer, 'conversationEvents', conversation.id)
      }
      for (const post of world.posts.values()) {
        if (!post.isPublished || !seesPost(world, viewer, post)) continue
        for (const name of ['commentAdded', 'postEvents'] as const) await this.#open(viewer, name, post.id)
      }
    }
  }

  drain(): readonly Heard[] {
    const heard = this.#heard
    this.#heard = []
    return heard
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed.abort()
    await Promise.all(this.#reading.values())
  }

  async #open(viewer: string, stream: StreamName, id?: string): Promise<void> {
    const key = `${viewer} ${stream} ${id ?? ''}`
    if (this.#reading.has(key)) return
    const query = watchDocument(this.#lab.schema, this.#answers, stream, id)
    const messages = await this.#lab.listen(viewer, query, this.#closed.signal)
    const reading = this.#read(messages, viewer, stream)
    // A stream that has ended, as with the session, may be opened again.
    this.#reading.set(
      key,
      reading.finally(() => this.#reading.delete(key)),
    )
  }

  async #read(messages: AsyncIterable<unknown>, viewer: string, stream: StreamName): Promise<void> {
    try {
      for await (const message of messages) this.#heard.push({ viewer, stream, message })
    } catch (error) {
      if (!this.#closed.signal.aborted) throw error
    }
  }
}
