import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { SubgraphUnavailable } from '../executor/errors.ts'
import { isObject } from '../executor/own-keys.ts'
import type { SubgraphError, SubgraphResult } from '../executor/types.ts'

type Decoder = (
  body: Buffer,
  options: { maxOutputLength: number },
  done: (error: Error | null, result: Buffer) => void,
) => void

const decoders: { readonly [encoding: string]: Decoder } = { gzip: gunzip, deflate: inflate, br: brotliDecompress }

/** The bytes of an answer, decompressed. @throws SubgraphUnavailable for an unknown encoding or more than `maxBytes` */
export function decode(body: Buffer, encoding: string | undefined, maxBytes: number): Buffer | Promise<Buffer> {
  if (!encoding || encoding === 'identity') return body
  const decoder = decoders[encoding.toLowerCase()]
  if (!decoder) throw new SubgraphUnavailable(`Unknown content encoding "${encoding}"`)
  return new Promise((resolve, reject) => {
    decoder(body, { maxOutputLength: maxBytes }, (error, result) => {
      if (!error) resolve(result)
      else reject('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(maxBytes) : error)
    })
  })
}

/** The whole of a body. @throws SubgraphUnavailable where it is more than `maxBytes` */
export async function readLimited(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) throw tooLarge(maxBytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** What a fetch fails with whose answer has more than `maxBytes`. */
export function tooLarge(maxBytes: number): SubgraphUnavailable {
  return new SubgraphUnavailable(`The answer is larger than ${maxBytes} bytes`)
}

/**
 * The GraphQL answer of a body: any status may carry one, and without one the status is the failure.
 * @throws SubgraphUnavailable where the body is no GraphQL answer
 */
export function parseResult(body: Buffer, status: number): SubgraphResult {
  let result: unknown
  try {
    result = JSON.parse(body.toString('utf8'))
  } catch {
    throw new SubgraphUnavailable(`Status ${status} without JSON`)
  }
  if (!isObject(result) || (!('data' in result) && !Array.isArray(result.errors))) {
    throw new SubgraphUnavailable(`Status ${status} without a GraphQL answer`)
  }
  const data = isObject(result.data) ? result.data : null
  return Array.isArray(result.errors) ? { data, errors: result.errors as SubgraphError[] } : { data }
}
