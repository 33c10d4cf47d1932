import { createWriteStream } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { serving } from './serve.ts'

/** Takes whatever is put into a folder, as a server would without any care. */
const folder = process.argv[2]!
const server = createServer(async (request, response) => {
  await pipeline(request, createWriteStream(join(folder, request.url!.slice(1))))
  response.end()
})
server.listen(0, '127.0.0.1', () => serving(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
