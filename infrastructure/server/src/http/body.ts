import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import type { Readable, Transform } from 'node:stream'
import { MIMEType } from 'node:util'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { GraphQLError } from 'graphql'
import { badRequest } from '../errors/coded-error.ts'
import { remembered } from '../text/remembered.ts'
import { parseJson } from './json.ts'

/** Takes no notice of a byte-order mark. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

const decoders = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
} as const

/**
 * Reads a request's body as JSON; `{}` when it is empty. The only way to a body: it takes no media type that a page of
 * another site can send without a preflight, so nothing that a POST changes can be forged.
 * @param maxBytes of the body as it is sent, and again once it is decompressed
 * @throws GraphQLError BAD_REQUEST for a body of another media type or encoding, that is larger, that is nested more than
 * 100 levels deep, or that is not JSON in UTF-8
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  checkMediaType(request)
  const body = await readBody(request, maxBytes)
  if (body.length === 0) return {}
  try {
    return parseJson(utf8.decode(body))
  } catch (error) {
    if (error instanceof GraphQLError) throw error
    throw badRequest(isUtf8(body) ? 'The request body is not JSON.' : 'The request body is not UTF-8, as JSON is.')
  }
}

function checkMediaType({ headers }: IncomingMessage): void {
  const { problem } = mediaTypeOf(headers['content-type'] ?? '')
  if (problem) throw unsupported(problem)
}

const mediaTypeOf = remembered((contentType): { readonly problem?: string } => {
  const type = parseMediaType(contentType)
  if (!type || !/^application\/(?:[\w.-]+\+)?json$/.test(type.essence)) {
    return { problem: 'The body is not JSON by its media type; send it with `Content-Type: application/json`.' }
  }
  if (!/^(?:utf-?8|us-ascii)$/i.test(type.params.get('charset') ?? 'utf-8')) {
    return { problem: 'The body is not UTF-8 by its `Content-Type`; JSON is sent in no other charset.' }
  }
  return {}
})

function parseMediaType(header: string): MIMEType | undefined {
  try {
    return new MIMEType(header)
  } catch {
    return undefined
  }
}

function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => badRequest(`The request is larger than ${maxBytes} bytes.`, { maxBytes })
  const decoder = decoderOf(request)
  return decoder ? readDecoded(request, decoder, maxBytes, tooLarge) : readWhole(request, maxBytes, tooLarge)
}

async function readDecoded(
  request: IncomingMessage,
  decoder: Transform,
  maxBytes: number,
  tooLarge: () => Error,
): Promise<Buffer> {
  try {
    return await readWhole(sendThrough(request, decoder, maxBytes, tooLarge), maxBytes, tooLarge)
  } catch (error) {
    if (!isFaultOfCompression(error)) throw error
    throw badRequest(`The body is not what its \`Content-Encoding: ${request.headers['content-encoding']}\` says.`)
  } finally {
    decoder.destroy()
  }
}

/**
 * By its events, since an iterator makes several promises for each chunk. The request is paused and not destroyed where it is
 * refused: that would close the connection under its refusal.
 */
function readWhole(body: Readable, maxBytes: number, tooLarge: () => Error): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBytes) chunks.push(chunk)
      else {
        body.off('data', take).pause()
        reject(tooLarge())
      }
    }
    body.on('data', take)
    body.once('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)))
    body.once('error', reject)
    body.once('close', () => body.readableEnded || reject(new Error('The body was broken off')))
  })
}

function decoderOf({ headers }: IncomingMessage): Transform | undefined {
  const encoding = headers['content-encoding']?.trim().toLowerCase()
  if (!encoding || encoding === 'identity') return undefined
  if (isDecoded(encoding)) return decoders[encoding]()
  throw unsupported('The body is compressed in a way that is not understood here; send it as gzip, deflate or br.', {
    'accept-encoding': 'gzip, deflate, br',
  })
}

const isDecoded = (encoding: string): encoding is keyof typeof decoders => Object.hasOwn(decoders, encoding)

/** What comes out may be nothing for any amount that goes in, so both ends are counted. */
function sendThrough(request: IncomingMessage, decoder: Transform, maxBytes: number, tooLarge: () => Error): Transform {
  let sent = 0
  request.on('data', (chunk: Buffer) => {
    sent += chunk.length
    if (sent > maxBytes) decoder.destroy(tooLarge())
  })
  request.once('error', (error) => decoder.destroy(error))
  return request.pipe(decoder)
}

/** Errors of zlib have codes such as `Z_DATA_ERROR` and `ERR_BROTLI_…`. */
const isFaultOfCompression = (error: unknown) =>
  error instanceof Error &&
  /^(?:Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ERR_PADDING)/.test(String((error as NodeJS.ErrnoException).code))

const unsupported = (message: string, headers: Readonly<Record<string, string>> = {}) =>
  badRequest(message, {}, { status: 415, headers: { 'accept-post': 'application/json', ...headers } })
