import type { IncomingMessage, ServerResponse } from 'node:http'
import { badRequest } from '@plaza/server'
import type { Upload } from './signed-links.ts'

/** A body that brings less than `minBytes` in `everyMs` is given up. */
export interface Pace {
  readonly minBytes: number
  readonly everyMs: number
}

/** About 270 bytes a second: slower than any line that could end an upload, faster than who only holds connections. */
export const leastPace: Pace = { minBytes: 8 * 1024, everyMs: 30_000 }

/**
 * The body of a `PUT`, counted: what is announced otherwise than signed is refused before anything is read.
 * @throws GraphQLError when the headers or the bytes are not what the link was signed for
 */
export function receiveUpload(
  request: IncomingMessage,
  response: ServerResponse,
  { upload, pace, refuse }: { upload: Upload; pace: Pace; refuse: (error: ReturnType<typeof badRequest>) => void },
): AsyncIterable<Buffer> {
  checkHeaders(request, upload)
  return countedBody()

  async function* countedBody(): AsyncGenerator<Buffer> {
    let received = 0
    let before = 0
    const look = setInterval(() => {
      if (received - before < pace.minBytes) giveUp()
      before = received
    }, pace.everyMs)
    const giveUp = () => {
      clearInterval(look)
      refuse(tooSlow())
      // Once a request is answered Node tells its reader no more that its connection has closed.
      response.once('close', () => request.destroy())
    }
    try {
      // To destroy the request would close the connection under its answer.
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        received += chunk.length
        if (received > upload.byteSize) throw tooLarge(upload)
        if (response.headersSent) throw tooSlow()
        yield chunk
      }
    } finally {
      clearInterval(look)
    }
    if (received < upload.byteSize) throw tooSmall(upload, received)
  }
}

function checkHeaders({ headers }: IncomingMessage, upload: Upload): void {
  const type = headers['content-type']
  if (type?.trim().toLowerCase() !== upload.mimeType) {
    throw badRequest(
      `${type ? 'The bytes were announced as another type' : 'The type is missing'}; send \`Content-Type: ${upload.mimeType}\`, as \`upload.headers\` says.`,
      {},
      { status: 415 },
    )
  }
  // Without a length the body is chunked, and counted as it comes; without either there is none.
  const length = Number(headers['content-length'] ?? (headers['transfer-encoding'] ? upload.byteSize : 0))
  if (length > upload.byteSize) throw tooLarge(upload)
  if (length < upload.byteSize) throw tooSmall(upload, length)
}

const tooLarge = ({ byteSize }: Upload) =>
  badRequest(
    `This upload was announced with ${byteSize} bytes, and more were sent; nothing is stored. Announce the file as it is with createUpload.`,
    { maxBytes: byteSize },
  )

const tooSmall = ({ byteSize }: Upload, received: number) =>
  badRequest(
    `This upload was announced with ${byteSize} bytes, and ${received} were sent; nothing is stored. Send all of them, or announce the file as it is with createUpload.`,
  )

const tooSlow = () =>
  badRequest('The bytes came too slowly and nothing is stored; send them again.', {}, { status: 408 })
