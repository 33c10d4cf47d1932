import {
  AbortMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  NoSuchUpload,
  paginateListParts,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { Unfinished, UnfinishedOptions } from '../object-storage.ts'

/** Below which media keeps its objects; the bucket may have others. */
const prefixes = ['uploads/', 'files/']

interface Upload {
  readonly Bucket: string
  readonly Key: string
  readonly UploadId: string
}

/** Aborts the multipart uploads of media that began before `before`, of which the bucket keeps the parts. */
export async function abortUnfinished(
  client: S3Client,
  Bucket: string,
  before: Date,
  { most = Number.POSITIVE_INFINITY, isDryRun = false }: UnfinishedOptions = {},
): Promise<Unfinished> {
  let [count, bytes] = [0, 0]
  for (const prefix of prefixes) {
    for await (const upload of listUploads(client, Bucket, prefix, before)) {
      if (count >= most) return { count, bytes }
      try {
        const size = await sizeOf(client, upload)
        if (!isDryRun) await client.send(new AbortMultipartUploadCommand(upload))
        count += 1
        bytes += size
      } catch (error) {
        // Finished or aborted meanwhile.
        if ((error as Error).name !== NoSuchUpload.name) throw error
      }
    }
  }
  return { count, bytes }
}

async function* listUploads(client: S3Client, Bucket: string, Prefix: string, before: Date): AsyncGenerator<Upload> {
  let next: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } | undefined = {}
  while (next) {
    const page: ListMultipartUploadsCommandOutput = await client.send(
      new ListMultipartUploadsCommand({ Bucket, Prefix, ...next }),
    )
    for (const { Key, UploadId, Initiated } of page.Uploads ?? [])
      if (Key && UploadId && Initiated && Initiated < before) yield { Bucket, Key, UploadId }
    next = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker } : undefined
  }
}

async function sizeOf(client: S3Client, upload: Upload): Promise<number> {
  let bytes = 0
  for await (const { Parts = [], IsTruncated } of paginateListParts({ client }, upload)) {
    for (const { Size = 0 } of Parts) bytes += Size
    // A last page may name a next one all the same.
    if (!IsTruncated) break
  }
  return bytes
}
