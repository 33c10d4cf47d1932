import { Readable } from 'node:stream'
import {
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  NotFound,
  type S3Client,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import type { ObjectStorage } from '../object-storage.ts'
import { createClient, type S3Settings } from './client.ts'
import { bucketMissing, failureOf } from './failures.ts'
import { createS3Links } from './links.ts'
import { abortUnfinished } from './unfinished.ts'

/** The most that S3 deletes at once. */
const deletedAtOnce = 1_000
/** Bytes of a large object that are in memory at once. */
const partSize = 8 * 1_048_576

export interface S3Storage extends ObjectStorage {
  /** @throws OutageError unless the bucket is there and may be used */
  check(signal?: AbortSignal): Promise<void>
}

/** Objects in a bucket of S3, or of storage that is compatible with it. */
export function createS3Storage(settings: S3Settings): S3Storage {
  const { bucket: Bucket } = settings
  const client = createClient(settings, settings.endpoint)

  async function check(abortSignal?: AbortSignal): Promise<void> {
    await client.send(new HeadBucketCommand({ Bucket }), { ...(abortSignal && { abortSignal }) }).catch((error) => {
      throw error instanceof NotFound ? bucketMissing() : failureOf(error, 'find the bucket')
    })
  }

  return {
    check,
    async put(key, bytes, { mimeType, byteSize }) {
      // In parts, which are kept one at a time: only the last request makes the object, so that one that breaks off is none.
      const Body = Buffer.isBuffer(bytes) ? bytes : Readable.from(exactly(bytes, byteSize), { objectMode: false })
      const params = { Bucket, Key: key, Body, ContentType: mimeType }
      await new Upload({ client, params, queueSize: 1, partSize }).done().catch((error) => {
        throw failureOf(error, 'keep a file')
      })
    },
    async get(key) {
      try {
        const { ContentLength: size = 0 } = await client.send(new HeadObjectCommand({ Bucket, Key: key }))
        return { size, read: (range) => Readable.from(readObject(client, { Bucket, Key: key }, range)) }
      } catch (error) {
        if (!(error instanceof NotFound)) throw failureOf(error, 'find a file')
        // A HEAD does not say whether the object is missing or the whole bucket.
        await check()
        return undefined
      }
    },
    async delete(keys) {
      for (let at = 0; at < keys.length; at += deletedAtOnce) {
        const Objects = keys.slice(at, at + deletedAtOnce).map((Key) => ({ Key }))
        const { Errors = [] } = await client
          .send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }))
          .catch((error) => {
            throw failureOf(error, 'delete files')
          })
        const [first] = Errors.filter(({ Code }) => Code !== 'NoSuchKey')
        if (first)
          throw new Error(
            `The object storage did not delete ${Errors.length} of ${Objects.length} files: ${first.Code}.`,
          )
      }
    },
    deleteUnfinished: (before, options) =>
      abortUnfinished(client, Bucket, before, options).catch((error) => {
        throw failureOf(error, 'abort uploads that broke off')
      }),
    ...createS3Links(settings),
  }
}

/** The object's bytes; asked for when they are read. */
async function* readObject(
  client: S3Client,
  object: { Bucket: string; Key: string },
  range: { start: number; end: number } | undefined,
): AsyncGenerator<Buffer> {
  try {
    const Range = range && `bytes=${range.start}-${range.end}`
    const { Body } = await client.send(new GetObjectCommand({ ...object, Range }))
    yield* Body as Readable
  } catch (error) {
    throw failureOf(error, 'read a file')
  }
}

/** @throws when there are fewer or more bytes than announced, for which the storage would wait, or which it would cut off */
async function* exactly(bytes: Readable, byteSize: number): AsyncGenerator<Buffer> {
  let count = 0
  for await (const chunk of bytes) {
    count += chunk.length
    if (count > byteSize) break
    yield chunk
  }
  if (count !== byteSize) throw new Error(`A file of ${byteSize} bytes was to be kept, and ${count} or more came.`)
}
