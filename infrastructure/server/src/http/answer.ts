import type { ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import Negotiator from 'negotiator'
import { remembered } from '../text/remembered.ts'

/** Answers with JSON and its length. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}

/** Below this many bytes, an answer fits into a packet as it is. */
const compressedFromBytes = 1_400

/**
 * Answers with a text, compressed as the client likes best where that makes it shorter. The status and all headers but
 * those of its length and encoding are those that the response has already.
 */
export async function sendCompressed(response: ServerResponse, text: string): Promise<void> {
  addVary(response, 'accept-encoding')
  const bytes = Buffer.byteLength(text)
  const encoding = bytes < compressedFromBytes ? undefined : encodingFor(response)
  if (encoding) {
    const body = await compressors[encoding](Buffer.from(text))
    response.setHeader('content-encoding', encoding)
    response.setHeader('content-length', body.length)
    response.end(body)
    return
  }
  response.setHeader('content-length', bytes)
  // Of as many bytes as characters it is ASCII, which goes out in one piece with the headers, and is copied once.
  response.end(text, bytes === text.length ? 'latin1' : 'utf8')
}

const promisedBrotli = promisify(brotliCompress)
const promisedGzip = promisify(gzip)

const compressors = {
  // The quality at which Brotli takes about as long as gzip does, and makes less.
  br: (body: Buffer) => promisedBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body: Buffer) => promisedGzip(body),
}

const ours = ['br', 'gzip'] as const

/** How a client likes an answer compressed best, undefined for not at all; of what it likes equally, ours in our order. */
export function encodingFor({ req: { headers } }: ServerResponse): (typeof ours)[number] | undefined {
  const encoding = likedOf(headers['accept-encoding'] ?? '')
  return encoding === 'identity' ? undefined : encoding
}

const likedOf = remembered((acceptEncoding) => {
  const negotiator = new Negotiator({ headers: { 'accept-encoding': acceptEncoding } }) as NegotiatorWithPreference
  const [liked] = negotiator.encodings([...ours, 'identity'], { preferred: ours })
  return ours.find((encoding) => encoding === liked) ?? 'identity'
})

/** The types of negotiator do not know its second argument yet. */
interface NegotiatorWithPreference {
  encodings(available: readonly string[], options: { preferred: readonly string[] }): string[]
}

/** Says that the answer depends on a header of the request, beside those it depends on already. */
export function addVary(response: ServerResponse, header: string): void {
  const known = response.getHeader('vary')
  response.setHeader('vary', known ? `${known}, ${header}` : header)
}
