import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { badRequest } from '../errors/coded-error.ts'

/** Longest URL and headers of a request together, in bytes: room for a long query by GET, of which each character may take three. */
export const maxHeaderBytes = 128 * 1024

/** Answers what Node's parser refuses, for which there is no request yet, and closes the connection. */
export function refuseUnreadable({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [status, message] = refusals[code ?? ''] ?? [400, 'This is not HTTP.']
  const body = JSON.stringify({ errors: [badRequest(message)] })
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

const refusals: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    `The URL and headers are larger than ${maxHeaderBytes} bytes together; send a long query by POST.`,
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not arrive in time; send it again.'],
}
