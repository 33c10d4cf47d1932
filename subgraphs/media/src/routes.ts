import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { badRequest, forbidden, type HttpRoute, sendRefusal, withCors } from '@plaza/server'
import type { GraphQLError } from 'graphql'
import type { MediaSetup } from './setup.ts'
import type { StoredObject } from './storage/object-storage.ts'
import { linkPath, type OpenedLink } from './links/signed-links.ts'

/** Only these are shown inside a page; a file that might run there is offered as a download. */
const shownInline = /^(image\/(png|jpeg|gif|webp|avif)|video\/|audio\/|application\/pdf$)/

/** Serves each object to anybody with a signed link to it, so any page that has the link may read what it leads to. */
export function createRoutes({ setup }: { setup: MediaSetup }): HttpRoute[] {
  const files: HttpRoute = {
    path: `${linkPath}*`,
    methods: ['GET', 'HEAD'],
    async handle(request, response) {
      const link = setup.links.open(request.url ?? '')
      if (!link) return refuse(response, forbidden('This link is not valid or no longer so; ask for the file again.'))
      const object = await setup.storage.get(link.key)
      if (!object) return refuse(response, badRequest('This file is gone.', {}, { status: 404 }))
      await serve(request, response, link, object)
    },
  }
  return [withCors(files, { origins: ['*'], exposes: ['accept-ranges', 'content-disposition', 'content-range'] })]
}

function refuse(response: ServerResponse, error: GraphQLError): void {
  response.setHeader('cache-control', 'no-store')
  sendRefusal(response, error)
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  link: OpenedLink,
  object: StoredObject,
): Promise<void> {
  const range = parseRange(request.headers.range, object.size)
  if (range === 'unsatisfiable') {
    const headers = { 'content-range': `bytes */${object.size}` }
    return refuse(
      response,
      badRequest(`The file has ${object.size} bytes, none of them in this range.`, {}, { status: 416, headers }),
    )
  }
  const disposition = shownInline.test(link.mimeType) ? 'inline' : 'attachment'
  const secondsLeft = Math.floor((link.expiresAt.getTime() - Date.now()) / 1000)
  response.writeHead(range ? 206 : 200, {
    'content-type': link.mimeType,
    'content-length': range ? range.end - range.start + 1 : object.size,
    'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(link.filename).replaceAll("'", '%27')}`,
    'accept-ranges': 'bytes',
    'cache-control': `private, max-age=${secondsLeft}, immutable`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${object.size}` }),
  })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  await pipeline(object.read(range), response).catch((error: NodeJS.ErrnoException) => {
    // The reader went away half-way, as players of videos do.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}

/** One range, as players ask for; undefined asks for the whole. */
function parseRange(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  return start <= end ? { start, end } : 'unsatisfiable'
}
