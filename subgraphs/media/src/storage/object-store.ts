import type { Readable } from 'node:stream'

export interface StoredObject {
  /** Bytes. */
  readonly size: number
  /** All of it, or bytes `start` to `end`, both included. */
  read(range?: { start: number; end: number }): Readable
}

export interface SignedUrlOptions {
  readonly filename: string
  readonly mimeType: string
  readonly expiresAt: Date
}

/** Port to the place the bytes are kept in: a folder here, a bucket elsewhere. Keys are opaque paths that media makes up. */
export interface ObjectStore {
  put(key: string, bytes: Readable | Buffer): Promise<void>
  /** Undefined when there is nothing under the key. */
  get(key: string): Promise<StoredObject | undefined>
  /** Keys without an object are no error. */
  delete(keys: readonly string[]): Promise<void>
  /** A link that serves the object to anybody who has it, until it expires. */
  signedUrl(key: string, options: SignedUrlOptions): string
}
