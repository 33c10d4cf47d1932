import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { SubgraphUnavailable } from '../executor/errors.ts'
import { isObject } from '../executor/own-keys.ts'
import type { SubgraphResult } from '../executor/types.ts'

type Decoder = (
  body: Buffer,
  options: { maxOutputLength: number },
  done: (error: Error | null, result: Buffer) => void,
) => void

const decoders: { readonly [encoding: string]: Decoder } = {
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate: inflate,
  br: brotliDecompress,
}

/** The bytes of an answer, decompressed. @throws SubgraphUnavailable for an unknown encoding or more than `maxBytes` */
export function decode(body: Buffer, encoding: string | undefined, maxBytes: number): Buffer | Promise<Buffer> {
  const coding = encoding?.trim().toLowerCase()
  if (!coding || coding === 'identity') return body
  const decoder = decoders[coding]
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
 * @param parse gives what `JSON.parse` gives
 * @throws SubgraphUnavailable where the body is no GraphQL answer
 */
export function parseResult(
  body: Buffer,
  status: number,
  parse: (text: string) => unknown = JSON.parse,
): SubgraphResult {
  let result: unknown
  try {
    result = parse(textOf(body))
  } catch {
    throw new SubgraphUnavailable(`Status ${status} without JSON`)
  }
  if (!isObject(result) || (!('data' in result) && !Array.isArray(result.errors))) {
    throw new SubgraphUnavailable(`Status ${status} without a GraphQL answer`)
  }
  const data = isObject(result.data) ? result.data : null
  return 'errors' in result ? { data, errors: result.errors as SubgraphResult['errors'] } : { data }
}

/** JSON is UTF-8 whatever its content type says (RFC 8259); a byte order mark in front of it is passed over. */
function textOf(body: Buffer): string {
  return body[0] === 0xef || body[0] === 0xff || body[0] === 0xfe
    ? new TextDecoder(encodingsByMark.get(body[0])).decode(body)
    : body.toString('utf8')
}

const encodingsByMark = new Map([
  [0xef, 'utf-8'],
  [0xff, 'utf-16le'],
  [0xfe, 'utf-16be'],
])
