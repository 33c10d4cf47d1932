import type { IncomingMessage, ServerResponse } from 'node:http'
import { outageOf } from '@plaza/database'
import { badRequest, codedError, type HttpRoute, type Logger, sendRefusal, unavailable, withCors } from '@plaza/server'
import { GraphQLError } from 'graphql'
import { leastPace, type Pace, receiveUpload } from './links/receive-upload.ts'
import { serveObject } from './links/serve-object.ts'
import { type LinkRefusal, linkPath } from './links/signed-links.ts'
import type { MediaSetup } from './setup.ts'
import type { Receive } from './storage/file-system/file-system-storage.ts'

interface Serving {
  readonly setup: Pick<MediaSetup, 'storage' | 'links' | 'receive'>
  readonly log: Logger
}

/**
 * What signed links lead to: objects, and where to put them. Everybody who has a link may use it, so any page may; how long a
 * body may take is limited by its pace, since a video may need hours.
 */
export function createRoutes(service: Serving, pace: Pace = leastPace): HttpRoute[] {
  const { setup, log } = service
  const { receive: keep } = setup
  const files: HttpRoute = {
    path: `${linkPath}*`,
    methods: ['GET', 'HEAD', ...(keep ? ['PUT'] : [])],
    timesBodies: true,
    async handle(request, response) {
      try {
        if (request.method === 'PUT' && keep) await receive(request, response, keep)
        else await serve(request, response)
      } catch (error) {
        if (!response.headersSent) refuse(response, refusalOf(error))
        // A body that was refused for its pace ends with its connection; a file that breaks off is a fault.
        else if (request.method !== 'PUT') throw error
      }
    },
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const link = setup.links.openDownload(request.url ?? '')
    if (typeof link === 'string') throw refusedLink(link, 'ask for the file again')
    const object = await setup.storage.get(link.key)
    if (!object) throw badRequest('This file is gone.', {}, { status: 404 })
    await serveObject(request, response, { link, object })
  }

  async function receive(request: IncomingMessage, response: ServerResponse, keep: Receive): Promise<void> {
    const upload = setup.links.openUpload(request.url ?? '')
    if (typeof upload === 'string') throw refusedLink(upload, 'get another with createUpload')
    const bytes = receiveUpload(request, response, { upload, pace, refuse: (error) => refuse(response, error) })
    await keep(upload.key, bytes)
    response.writeHead(200, { 'content-length': 0, 'cache-control': 'no-store' }).end()
  }

  function refusalOf(error: unknown): GraphQLError {
    if (error instanceof GraphQLError) return error
    const outage = outageOf(error)
    if (outage === 'storage') return unavailable('The files cannot be reached right now; ask again in a moment.')
    if (outage !== 'disk') throw error
    log.error({ err: error }, 'an upload is refused, because the disk is full; make room in DATA_DIR')
    const details = { retryAfterSeconds: 60, http: { status: 507, ...closing } }
    return codedError('SUBGRAPH_UNAVAILABLE', 'There is no room for this file now; send it again later.', details)
  }

  const exposes = ['accept-ranges', 'content-disposition', 'content-range', 'etag']
  return [withCors(files, { origins: ['*'], exposes })]
}

// What is left of a body that was refused stays unread, so the connection can serve nothing after it.
const closing = { headers: { connection: 'close' } }

function refusedLink(refusal: LinkRefusal, remedy: string): GraphQLError {
  const what = refusal === 'EXPIRED' ? 'This link has expired' : 'This link is not valid for this'
  return codedError('FORBIDDEN', `${what}; ${remedy}.`, { http: closing })
}

function refuse(response: ServerResponse, error: GraphQLError): void {
  response.setHeader('cache-control', 'no-store')
  response.removeHeader('etag')
  sendRefusal(response, error)
}
