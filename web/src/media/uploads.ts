import type { ApolloClient } from '@apollo/client'
import {
  CompleteUploadDocument,
  CreateUploadDocument,
  type MediaKind,
  type UploadedFileFragment,
} from '../generated/graphql.ts'
import { faultMessage } from '../graphql/failures.ts'
import { Processing } from './processing.ts'
import { PutFailure, type PutTarget, put } from './put.ts'
import { rejectionMessage } from './rejections.ts'

/** A file on its way into the storage, or one that is there. */
export interface Upload {
  readonly key: string
  readonly name: string
  /** Null for one that was there before. */
  readonly file: File | null
  readonly kind: MediaKind
  readonly status: 'waiting' | 'sending' | 'processing' | 'ready' | 'failed'
  /** Of the bytes, from 0 to 1. */
  readonly progress: number
  /** Of the `MediaFile`, once its bytes are there; it may be attached when it is `ready`. */
  readonly mediaId: string | null
  /** Why it failed, for a person. */
  readonly message: string | null
  /** Whether `retry` can help. */
  readonly canRetry: boolean
}

interface Way {
  abort: AbortController
  /** What `createUpload` gave, for a `PUT` that is repeated. */
  target: (PutTarget & { id: string; expiresAt: string }) | null
}

const sentAtOnce = 2

/**
 * The files that one form holds: sends them, follows their processing, and says how far each one is. Files that are ready stay in
 * the viewer's library when the form goes.
 */
export class Uploads {
  readonly #client: ApolloClient
  readonly #processing: Processing
  readonly #listeners = new Set<() => void>()
  readonly #ways = new Map<string, Way>()
  #all: readonly Upload[] = []

  constructor(client: ApolloClient) {
    this.#client = client
    this.#processing = new Processing(client, (file) => this.#end(file))
  }

  /** The same array until something changes. */
  get all(): readonly Upload[] {
    return this.#all
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins to send files, in order. */
  add(files: Iterable<File>): void {
    const added = Array.from(files, (file): Upload => {
      const key = crypto.randomUUID()
      return { ...fresh, key, name: file.name, file, kind: kindOf(file.type) }
    })
    this.#set([...this.#all, ...added])
    this.#next()
  }

  /** Puts files of the viewer's that are there already behind the others. */
  addReady(files: readonly { id: string; kind: MediaKind }[]): void {
    const added = files.map(
      ({ id, kind }): Upload => ({ ...fresh, key: id, name: '', file: null, kind, status: 'ready', mediaId: id }),
    )
    this.#set([...this.#all, ...added])
  }

  /** Takes a file out, and stops sending it. */
  remove(key: string): void {
    this.#drop(key)
    this.#set(this.#all.filter((upload) => upload.key !== key))
    this.#next()
  }

  retry(key: string): void {
    this.#change(key, { status: 'waiting', message: null, progress: 0, canRetry: false })
    this.#next()
  }

  /** Gives a file another place, counted from 0. */
  move(key: string, to: number): void {
    const moved = this.#all.find((upload) => upload.key === key)
    if (!moved) return
    const rest = this.#all.filter((upload) => upload !== moved)
    this.#set([...rest.slice(0, to), moved, ...rest.slice(to)])
  }

  clear(): void {
    for (const { key } of this.#all) this.#drop(key)
    this.#set([])
  }

  /** Tries again what the connection broke off, once it is back. Gives back what stops all that is under way. */
  open(): () => void {
    window.addEventListener('online', this.#retryAll)
    return () => {
      window.removeEventListener('online', this.#retryAll)
      for (const { key } of this.#all) this.#drop(key)
    }
  }

  #next(): void {
    const free = sentAtOnce - this.#all.filter(({ status }) => status === 'sending').length
    for (const upload of this.#all.filter(({ status }) => status === 'waiting').slice(0, free)) void this.#send(upload)
  }

  async #send({ key, file }: Upload): Promise<void> {
    const way: Way = { abort: new AbortController(), target: this.#ways.get(key)?.target ?? null }
    this.#ways.set(key, way)
    this.#change(key, { status: 'sending' })
    try {
      if (!way.target || Date.parse(way.target.expiresAt) < Date.now()) way.target = await this.#create(file!)
      if (way.abort.signal.aborted) return
      await put(way.target, file!, (progress) => this.#change(key, { progress }), way.abort.signal)
      const mediaId = await this.#complete(way.target.id)
      if (way.abort.signal.aborted) return
      this.#change(key, { status: 'processing', progress: 1, mediaId })
      this.#processing.follow(mediaId)
    } catch (error) {
      if (way.abort.signal.aborted) return
      if (!(error instanceof PutFailure && error.isRepeatable)) way.target = null
      const canRetry = !(error instanceof Refusal)
      const message = error instanceof Refusal || error instanceof PutFailure ? error.message : faultMessage(error)
      this.#change(key, { status: 'failed', message, canRetry })
    }
    this.#next()
  }

  async #create(file: File): Promise<NonNullable<Way['target']>> {
    const input = { filename: file.name, mimeType: file.type || 'application/octet-stream', byteSize: file.size }
    const { data } = await this.#client.mutate({ mutation: CreateUploadDocument, variables: { input } })
    const answer = data?.createUpload
    if (!answer?.upload) throw new Refusal(answer?.errors[0]?.message)
    return answer.upload
  }

  async #complete(uploadId: string): Promise<string> {
    const { data } = await this.#client.mutate({ mutation: CompleteUploadDocument, variables: { input: { uploadId } } })
    const answer = data?.completeUpload
    if (answer?.mediaFile) return answer.mediaFile.id
    throw new Error(answer?.errors[0]?.message)
  }

  #end({ id, status, kind, rejectionReason }: UploadedFileFragment): void {
    const upload = this.#all.find(({ mediaId }) => mediaId === id)
    if (!upload) return
    if (status === 'READY') this.#change(upload.key, { status: 'ready', kind })
    else this.#change(upload.key, { status: 'failed', message: rejectionMessage(rejectionReason) })
  }

  readonly #retryAll = () => {
    for (const { key, status, canRetry } of this.#all) if (status === 'failed' && canRetry) this.retry(key)
  }

  #drop(key: string): void {
    this.#ways.get(key)?.abort.abort()
    this.#ways.delete(key)
    const mediaId = this.#all.find((upload) => upload.key === key)?.mediaId
    if (mediaId) this.#processing.leave(mediaId)
  }

  #change(key: string, change: Partial<Upload>): void {
    this.#set(this.#all.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)))
  }

  #set(all: readonly Upload[]): void {
    this.#all = all
    for (const listener of this.#listeners) listener()
  }
}

/** What trying again can't mend. */
class Refusal extends Error {
  constructor(message = 'Plaza did not take the file.') {
    super(message)
  }
}

const fresh = { status: 'waiting', progress: 0, mediaId: null, message: null, canRetry: false } as const

const kindOf = (mimeType: string): MediaKind => {
  const [broad] = mimeType.split('/')
  return broad === 'image' ? 'IMAGE' : broad === 'video' ? 'VIDEO' : broad === 'audio' ? 'AUDIO' : 'DOCUMENT'
}
