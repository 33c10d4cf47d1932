import type { ApolloClient } from '@apollo/client'
import { MediaProcessedDocument, ReadUploadedFileDocument, type UploadedFileFragment } from '../generated/graphql.ts'

const readEveryMs = 4_000

/**
 * Follows files of the viewer's until they are `READY` or `REJECTED`. It is told so live, and asks now and then as well,
 * because what happens while the connection is away is not told later.
 */
export class Processing {
  readonly #client: ApolloClient
  readonly #onEnd: (file: UploadedFileFragment) => void
  readonly #ids = new Set<string>()
  #stop: (() => void) | null = null

  constructor(client: ApolloClient, onEnd: (file: UploadedFileFragment) => void) {
    this.#client = client
    this.#onEnd = onEnd
  }

  follow(id: string): void {
    this.#ids.add(id)
    this.#stop ??= this.#start()
    void this.#read(id)
  }

  leave(id: string): void {
    this.#ids.delete(id)
    if (this.#ids.size > 0) return
    this.#stop?.()
    this.#stop = null
  }

  close(): void {
    for (const id of [...this.#ids]) this.leave(id)
  }

  #start(): () => void {
    const told = this.#client
      .subscribe({ query: MediaProcessedDocument })
      .subscribe({ next: ({ data }) => data && this.#take(data.mediaProcessed), error: () => {} })
    const timer = setInterval(() => {
      for (const id of this.#ids) void this.#read(id)
    }, readEveryMs)
    return () => {
      told.unsubscribe()
      clearInterval(timer)
    }
  }

  async #read(id: string): Promise<void> {
    const { data } = await this.#client
      .query({ query: ReadUploadedFileDocument, variables: { id }, fetchPolicy: 'network-only' })
      .catch(() => ({ data: undefined }))
    if (data?.mediaFile) this.#take(data.mediaFile)
  }

  #take(file: UploadedFileFragment): void {
    if (file.status === 'PROCESSING' || !this.#ids.has(file.id)) return
    this.leave(file.id)
    this.#onEnd(file)
  }
}
