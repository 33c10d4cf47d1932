import type { ApolloClient } from '@apollo/client'
import {
  CreatePostDocument,
  DeletePostDocument,
  EditPostDocument,
  PublishPostDocument,
  type WrittenPostFragment,
} from '../../generated/graphql.ts'
import type { PayloadError } from '../../graphql/failures.ts'
import { addDraft, removeDraft } from '../drafts-cache.ts'
import { putOnTop } from '../put-on-top.ts'
import { inputOf, isBlank, isSame, type Written } from './written.ts'

export interface Kept {
  /** The draft that the service has of it. */
  draftId: string | null
  /** The same for a repetition of what makes the post, so that one whose answer was lost is not made twice. */
  idempotencyKey: string
}

interface Outcome {
  post: WrittenPostFragment | null
  errors: readonly PayloadError[]
}

/** Keeps a post that is being written as a draft of the service, and publishes it. One step at a time. */
export class Keeper {
  readonly #client: ApolloClient
  #kept: Kept
  #saved: Written | null
  /** How many posts have been finished here: a step of an earlier one that is still to come is none of this one's. */
  #finished = 0
  #last: Promise<unknown> = Promise.resolve()

  /** `saved` is what the draft holds already. */
  constructor(client: ApolloClient, kept: Kept, saved: Written | null) {
    this.#client = client
    this.#kept = kept
    this.#saved = saved
  }

  get kept(): Kept {
    return this.#kept
  }

  /** Keeps it as a draft; with nothing in it, there is none. */
  save(written: Written): Promise<Outcome> {
    const finished = this.#finished
    return this.#afterLast(async () =>
      finished === this.#finished && !this.has(written) ? this.#save(written) : { post: null, errors: [] },
    )
  }

  publish(written: Written): Promise<Outcome> {
    return this.#afterLast(async () => {
      const made = this.#kept.draftId ? await this.#save(written) : await this.#create(written, true)
      if (!made.post || made.errors.length > 0 || made.post.isPublished) return this.#published(made)
      const { data } = await this.#client.mutate({
        mutation: PublishPostDocument,
        variables: { input: { postId: made.post.id } },
      })
      return this.#published(outcomeOf(data?.publishPost))
    })
  }

  /** Leaves the draft as it is, and begins another post. */
  putAside(written: Written): Promise<Outcome> {
    return this.#afterLast(async () => {
      const outcome = this.has(written) ? { post: null, errors: [] } : await this.#save(written)
      if (outcome.errors.length === 0) this.#finish()
      return outcome
    })
  }

  /** Deletes the draft. */
  discard(): Promise<void> {
    return this.#afterLast(async () => {
      const { draftId } = this.#kept
      this.#finish()
      if (!draftId) return
      await this.#client.mutate({ mutation: DeletePostDocument, variables: { input: { postId: draftId } } })
      removeDraft(this.#client.cache, draftId)
    })
  }

  async #save(written: Written): Promise<Outcome> {
    const { draftId } = this.#kept
    if (!draftId) return this.#create(written, false)
    const { data } = await this.#client.mutate({
      mutation: EditPostDocument,
      variables: { input: { postId: draftId, ...inputOf(written) } },
    })
    const outcome = outcomeOf(data?.editPost)
    if (outcome.post) this.#saved = written
    if (outcome.errors[0]?.code !== 'NOT_FOUND' || outcome.errors[0].path?.at(-1) !== 'postId') return outcome
    // It was deleted in another window; what is written here goes on.
    this.#startAnew()
    return this.#create(written, false)
  }

  async #create(written: Written, isPublished: boolean): Promise<Outcome> {
    if (isBlank(written)) return { post: null, errors: [] }
    const { data } = await this.#client.mutate({
      mutation: CreatePostDocument,
      variables: { input: { ...inputOf(written), isPublished, idempotencyKey: this.#kept.idempotencyKey } },
    })
    const outcome = outcomeOf(data?.createPost)
    const { post } = outcome
    if (!post || post.isPublished) return outcome
    this.#kept = { ...this.#kept, draftId: post.id }
    addDraft(this.#client.cache, post.id)
    // After a call whose answer was lost, this is the answer to that one, with what was written then.
    if (isPublished || post.content.trim() !== written.content.trim()) return this.#save(written)
    this.#saved = written
    return outcome
  }

  #published(outcome: Outcome): Outcome {
    if (outcome.post?.isPublished) {
      putOnTop(this.#client.cache, outcome.post)
      removeDraft(this.#client.cache, outcome.post.id)
      this.#finish()
    }
    return outcome
  }

  #finish(): void {
    this.#finished++
    this.#startAnew()
  }

  #startAnew(): void {
    this.#kept = { draftId: null, idempotencyKey: crypto.randomUUID() }
    this.#saved = null
  }

  /** Whether the draft holds all of this. */
  has(written: Written): boolean {
    return this.#saved !== null && isSame(this.#saved, written)
  }

  #afterLast<T>(step: () => Promise<T>): Promise<T> {
    const next = this.#last.then(step, step)
    this.#last = next
    return next
  }
}

const outcomeOf = (payload: Outcome | null | undefined): Outcome =>
  payload ?? { post: null, errors: [{ code: 'FAULT', message: 'Plaza did not answer. What you wrote is kept.' }] }
