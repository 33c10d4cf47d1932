import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendJson } from './server.ts'

/** A body that cannot be taken; `status` is the answer's. */
export class BodyError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** What is left of the body stays unread, so the connection can serve nothing after it. */
export function sendBodyError(response: ServerResponse, { status, message }: BodyError): void {
  response.setHeader('connection', 'close')
  sendJson(response, status, { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] })
}

/**
 * Reads a request's body as JSON; `{}` when it is empty.
 * @throws BodyError 413 over `maxBytes`, 400 when it is no JSON
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw new BodyError(413, `The request is larger than ${maxBytes} bytes.`)
    chunks.push(chunk)
  }
  if (size === 0) return {}
  const text = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw new BodyError(400, 'The request body is not JSON.')
  }
}
