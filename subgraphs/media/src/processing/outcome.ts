import { z } from 'zod'
import type { RejectionReason } from '../data/media-files.ts'
import type { MediaKind } from '../rules/file-types.ts'

/** What the client said of an upload. */
export interface Announced {
  readonly mimeType: string
  readonly kind: MediaKind
  readonly byteSize: number
}

/** One upload to be made fit for others. */
export interface ProcessingTask {
  /** Path of the uploaded bytes. */
  readonly input: string
  /** An existing folder that takes the results, and nothing else that is worth keeping. */
  readonly folder: string
  readonly announced: Announced
}

/** A task whose content is of the announced type, as far as its first bytes tell. */
export interface FormatTask extends ProcessingTask {
  /** Told from the content; a container that is both audio and video has the type of the video. */
  readonly detected: string
}

const reasons = [
  'TYPE_NOT_ALLOWED',
  'HEIC_NOT_SUPPORTED',
  'TOO_LARGE',
  'TOO_MANY_PIXELS',
  'CORRUPT',
] as const satisfies RejectionReason[]

const count = z.int().positive()
const output = z.strictObject({
  path: z.string(),
  mimeType: z.string().max(50),
  byteSize: count,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
const ready = z.strictObject({
  verdict: z.literal('READY'),
  mimeType: z.string().max(50),
  width: count.nullable(),
  height: count.nullable(),
  durationMs: z.int().nonnegative().nullable(),
  blurhash: z.string().max(100).nullable(),
  main: output,
  /** Smallest first. */
  renditions: z.array(output.extend({ width: count, height: count })).max(4),
})
const rejected = z.strictObject({
  verdict: z.literal('REJECTED'),
  reason: z.enum(reasons),
  /** A sentence for the log, without names or content. */
  why: z.string().max(500),
})

/** What comes of a file. */
export const outcome = z.discriminatedUnion('verdict', [ready, rejected])

/** A file that was made. */
export type Output = z.output<typeof output>
export type Ready = z.output<typeof ready>
export type Rejected = z.output<typeof rejected>
export type Outcome = Ready | Rejected

/** Cleans a file of one kind. What it throws, other than an error of the file system, counts as a crash. */
export type Format = (task: FormatTask) => Promise<Outcome>
