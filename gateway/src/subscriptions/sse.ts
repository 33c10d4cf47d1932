import type { IncomingMessage, ServerResponse } from 'node:http'
import { BodyError, readJson, sendBodyError } from '@plaza/server'
import { GraphQLError } from 'graphql'
import { sendRefusal } from '../request/refusal.ts'
import type { Admission, OperationParams, Subscriptions } from './subscriptions.ts'

export interface SseOptions {
  readonly subscriptions: Subscriptions
  /** Who asks; throws a GraphQLError for those who may not. `extensions.http.status` becomes the answer's. */
  readonly admit: (request: IncomingMessage) => Promise<Admission>
  /** A comment is sent when nothing else was for so long, so that proxies keep the connection. */
  readonly heartbeatMs?: number
  readonly maxBodyBytes?: number
}

export function acceptsEvents(request: IncomingMessage): boolean {
  return (request.headers.accept ?? '').includes('text/event-stream')
}

/**
 * GraphQL over server-sent events, the "distinct connections" mode of graphql-sse: one operation a request, results as
 * `next` events and `complete` at the end. graphql-sse's own handler takes events faster than the client reads them and
 * lets what a source throws go unhandled, so the few lines are ours.
 */
export function createSseHandler(
  options: SseOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const { subscriptions, admit, heartbeatMs = 12_000, maxBodyBytes = 1024 * 1024 } = options
  return async (request, response) => {
    let params: OperationParams
    let admission: Admission
    try {
      params = await readParams(request, maxBodyBytes)
      admission = await admit(request)
    } catch (error) {
      refuse(response, error)
      return
    }
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      // Proxies that buffer would hold events back.
      'x-accel-buffering': 'no',
    })
    response.flushHeaders()
    const left = new AbortController()
    response.once('close', () => left.abort())
    const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs)
    try {
      for await (const result of subscriptions.start(params, admission, left.signal)) {
        heartbeat.refresh()
        if (!response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)) await drained(response)
      }
      response.end('event: complete\ndata:\n\n')
    } finally {
      clearInterval(heartbeat)
      if (!response.destroyed) response.end()
    }
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
  })
}

/** A GET must change nothing: browsers send it for any page without asking. */
async function readParams(request: IncomingMessage, maxBodyBytes: number): Promise<OperationParams> {
  if (request.method === 'POST') return checkParams(await readJson(request, maxBodyBytes))
  const search = new URL(request.url ?? '', 'http://localhost').searchParams
  const given = Object.fromEntries(
    ['query', 'operationName', 'variables', 'extensions'].map((name) => [name, search.get(name)]),
  )
  try {
    return {
      ...checkParams({
        ...given,
        variables: JSON.parse(given.variables ?? 'null'),
        extensions: JSON.parse(given.extensions ?? 'null'),
      }),
      readOnly: true,
    }
  } catch {
    throw new BodyError(400, 'The variables or extensions are not JSON.')
  }
}

function checkParams(body: unknown): OperationParams {
  const { query, operationName, variables, extensions } = (body ?? {}) as Record<string, unknown>
  const isMap = (value: unknown) =>
    value === null || value === undefined || (typeof value === 'object' && !Array.isArray(value))
  if (query !== undefined && query !== null && typeof query !== 'string')
    throw new BodyError(400, 'The query is no text.')
  if (!isMap(variables) || !isMap(extensions)) throw new BodyError(400, 'The variables or extensions are no object.')
  return { query, operationName, variables, extensions } as OperationParams
}

function refuse(response: ServerResponse, error: unknown): void {
  if (error instanceof BodyError) {
    sendBodyError(response, error)
    return
  }
  if (!(error instanceof GraphQLError)) throw error
  sendRefusal(response, error)
}
