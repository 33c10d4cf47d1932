import { GraphQLError } from 'graphql'
import { afterEach, expect, test } from 'vitest'
import { sendJson } from '../src/http/answer.ts'
import { readOperationParams } from '../src/http/operation-params.ts'
import { sendRefusal } from '../src/http/refusal.ts'
import { type HttpServer, listen } from '../src/http/server.ts'
import { createLogger } from '../src/logger.ts'

let server: HttpServer | undefined
afterEach(async () => {
  await server?.close(1_000)
  server = undefined
})

/** Answers with the parameters as they were read, or with the refusal. */
async function echo(): Promise<string> {
  server = await listen({
    host: '127.0.0.1',
    port: 0,
    log: createLogger({ level: 'silent' }),
    routes: [
      {
        path: '/graphql',
        methods: ['GET', 'POST'],
        async handle(request, response) {
          try {
            sendJson(response, 200, await readOperationParams(request, 100))
          } catch (error) {
            if (!(error instanceof GraphQLError)) throw error
            sendRefusal(response, error.toJSON())
          }
        },
      },
    ],
  })
  return `${server.url}/graphql`
}

const post = (url: string, body: string) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })

test('an operation is read from a body, and from search parameters as one that must change nothing', async () => {
  const url = await echo()
  const asked = { query: '{ a }', operationName: 'A', variables: { id: 1 }, extensions: { b: true } }
  expect(await (await post(url, JSON.stringify(asked))).json()).toEqual(asked)
  const search = new URLSearchParams({
    query: '{ a }',
    operationName: 'A',
    variables: '{"id":1}',
    extensions: '{"b":true}',
  })
  expect(await (await fetch(`${url}?${search}`)).json()).toEqual({ ...asked, isReadOnly: true })
  expect(await (await post(url, '{}')).json()).toEqual({})
})

test.each<[string, number, string, object?]>([
  ['{', 400, 'not JSON'],
  ['{"query":1}', 400, 'The query is not a string.'],
  ['{"operationName":{}}', 400, 'The operation name is not a string.'],
  ['{"variables":[]}', 400, 'not an object'],
  ['{"extensions":"hunter2"}', 400, 'not an object'],
  [JSON.stringify({ query: 'x'.repeat(100) }), 413, 'larger than 100 bytes', { maxBytes: 100 }],
])('a body that is not an operation, %s, is refused', async (body, status, message, details = {}) => {
  const response = await post(await echo(), body)
  expect(response.status).toBe(status)
  expect(response.headers.get('connection')).toBe('close')
  expect(await response.json()).toEqual({
    errors: [{ message: expect.stringContaining(message), extensions: { code: 'BAD_REQUEST', ...details } }],
  })
})

test('search parameters that are not JSON are refused without being quoted', async () => {
  const response = await fetch(`${await echo()}?variables=hunter2`)
  expect(response.status).toBe(400)
  expect(await response.text()).not.toContain('hunter2')
})

test('a body that is not UTF-8 is refused rather than read as something else', async () => {
  const body = Buffer.concat([Buffer.from('{"query":"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"}')])
  const response = await fetch(await echo(), { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect(await response.json()).toMatchObject({
    errors: [{ message: expect.stringContaining('not UTF-8'), extensions: { code: 'BAD_REQUEST' } }],
  })
})
