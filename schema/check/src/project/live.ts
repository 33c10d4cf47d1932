import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, printSchema } from 'graphql'
import { CannotRun } from './problem.ts'
import type { ReadLive } from './read-contract.ts'
import { addressOf, type LiveSource } from './subgraphs.ts'

const megabytesMax = 32

type Env = Readonly<Record<string, string | undefined>>

/** What an answer must have come by and how large it may be. */
interface Request {
  readonly method: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly timeoutSeconds: number
}

/**
 * Asks a live subgraph for its SDL, by `{ _service { sdl } }`.
 * @throws CannotRun where it doesn't answer in time with one
 */
export async function sdlOfEndpoint(
  { url, headers, timeoutSeconds }: Pick<LiveSource, 'url' | 'headers' | 'timeoutSeconds'>,
  env: Env,
): Promise<string> {
  const filled = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(name, value, env)]))
  const { data, problem } = await ask(url, '{ _service { sdl } }', filled, timeoutSeconds)
  const sdl = (data as { _service?: { sdl?: unknown } } | null)?._service?.sdl
  if (typeof sdl === 'string' && sdl !== '') return sdl
  throw new CannotRun(
    `${addressOf(url)} doesn't say its SDL: ${problem ?? 'the answer has no _service.sdl'}.`,
    'A subgraph that is checked live must answer { _service { sdl } }; see headers and timeoutSeconds of schema-check.yml.',
  )
}

/**
 * The SDL at an address: that of a subgraph by `{ _service { sdl } }`, that of a GraphQL server by introspection, or the file
 * that is served there.
 * @throws CannotRun where there is none
 */
export async function sdlAt(url: string, timeoutSeconds = 10): Promise<string> {
  const service = await ask(url, '{ _service { sdl } }', {}, timeoutSeconds).catch(() => null)
  const sdl = (service?.data as { _service?: { sdl?: unknown } } | null)?._service?.sdl
  if (typeof sdl === 'string' && sdl !== '') return sdl
  if (service?.isGraphql) {
    const { data, problem } = await ask(
      url,
      getIntrospectionQuery({ specifiedByUrl: true, inputValueDeprecation: true, oneOf: false }),
      {},
      timeoutSeconds,
    )
    if (data && typeof data === 'object' && '__schema' in data) {
      return printSchema(buildClientSchema(data as IntrospectionQuery, { assumeValid: true }))
    }
    throw new CannotRun(
      `${addressOf(url)} tells neither its SDL nor its schema: ${problem ?? 'the answer has no __schema'}.`,
      'Switch introspection on there, or serve the SDL as a file.',
    )
  }
  const { status, text } = await send(url, { method: 'GET', timeoutSeconds })
  if (status !== 200)
    throw new CannotRun(`${addressOf(url)} answers with status ${status}.`, 'Correct the address given to --against.')
  return text
}

async function ask(
  url: string,
  query: string,
  headers: Readonly<Record<string, string>>,
  timeoutSeconds: number,
): Promise<{ data: unknown; problem: string | null; isGraphql: boolean }> {
  const { status, text } = await send(url, {
    method: 'POST',
    headers: {
      accept: 'application/graphql-response+json, application/json',
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify({ query }),
    timeoutSeconds,
  })
  let answer: { data?: unknown; errors?: { message?: unknown }[] } | null
  try {
    answer = JSON.parse(text)
  } catch {
    return { data: null, problem: `it answers with status ${status} and no JSON`, isGraphql: false }
  }
  const isGraphql = typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer)
  const message = answer?.errors?.[0]?.message
  const problem =
    typeof message === 'string'
      ? `it says “${message.slice(0, 300)}”`
      : status === 200
        ? null
        : `it answers with status ${status}`
  return { data: answer?.data ?? null, problem, isGraphql }
}

async function send(url: string, { timeoutSeconds, ...request }: Request): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(url, {
      ...request,
      // Headers that may be secrets go nowhere else.
      redirect: request.method === 'POST' ? 'error' : 'follow',
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    })
    return { status: response.status, text: await bodyOf(response, url) }
  } catch (error) {
    if (error instanceof CannotRun) throw error
    throw new CannotRun(
      `${addressOf(url)} can't be read: ${reasonOf(error, timeoutSeconds)}.`,
      'Start what answers there, or correct the address.',
    )
  }
}

async function bodyOf({ body }: Response, url: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.length
    if (size > megabytesMax * 1024 * 1024)
      throw new CannotRun(`${addressOf(url)} answers with more than ${megabytesMax} MB.`)
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
}

function reasonOf(error: unknown, timeoutSeconds: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer came within ${timeoutSeconds} s`
  const cause = error instanceof Error ? error.cause : undefined
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message
  return 'the address is not one that can be asked'
}

function fill(header: string, value: string, env: Env): string {
  return value.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const set = env[name]
    if (set === undefined) {
      throw new CannotRun(
        `The header ${header} needs the environment variable ${name}, which is not set.`,
        `Set ${name} where schema-check runs.`,
      )
    }
    return set
  })
}

/** Reads each live endpoint once: both sides have what it says now. */
export function onceEach(env: Env): ReadLive {
  const read = new Map<string, Promise<string>>()
  return (_name, source) => {
    const key = JSON.stringify(source)
    const reading = read.get(key) ?? sdlOfEndpoint(source, env)
    read.set(key, reading)
    return reading
  }
}
