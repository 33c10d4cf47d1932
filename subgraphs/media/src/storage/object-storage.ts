import type { Readable } from 'node:stream'

/** An object as it lies in storage. */
export interface StoredObject {
  /** Bytes. */
  readonly size: number
  /** All of it, or bytes `start` to `end`, both included. */
  read(range?: { start: number; end: number }): Readable
}

/** What a link serves, and until when; all of it is bound by the signature. */
export interface SignedUrlOptions {
  readonly filename: string
  readonly mimeType: string
  readonly expiresAt: Date
}

/** What a `PUT` must send, and until when it may begin; all of it is bound by the signature. */
export interface SignedUploadOptions {
  readonly mimeType: string
  /** Exactly so many bytes. */
  readonly byteSize: number
  readonly expiresAt: Date
}

/** Where a client puts the bytes of one upload. */
export interface SignedUpload {
  readonly url: string
  /** To be sent as given. The content's length is signed too, and what every client sends by itself. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
}

export interface UnfinishedOptions {
  readonly most?: number
  readonly isDryRun?: boolean
}

export interface Unfinished {
  readonly count: number
  readonly bytes: number
}

/**
 * Port to the place the bytes are kept in: a folder or an S3 bucket. Keys are opaque paths that media makes up; an object is
 * never written twice.
 */
export interface ObjectStorage {
  /** Stores what this service made. The object is there whole or not at all. */
  put(key: string, bytes: Readable | Buffer, options: { mimeType: string; byteSize: number }): Promise<void>
  /** Undefined when there is nothing under the key. */
  get(key: string): Promise<StoredObject | undefined>
  /** Keys without an object are no error. */
  delete(keys: readonly string[]): Promise<void>
  /** Takes away what uploads that broke off before `before` have left, `most` of them at most; or only says what it would take. */
  deleteUnfinished(before: Date, options?: UnfinishedOptions): Promise<Unfinished>
  /** A link that serves the object to everybody who has it, until it expires. */
  signedUrl(key: string, options: SignedUrlOptions): Promise<string>
  /** Where to `PUT` one object that is not there yet. */
  signedUpload(key: string, options: SignedUploadOptions): Promise<SignedUpload>
}
