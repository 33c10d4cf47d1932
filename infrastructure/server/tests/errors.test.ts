import { Writable } from 'node:stream'
import { InvalidPageError } from '@plaza/database'
import { GraphQLError } from 'graphql'
import { beforeEach, expect, test } from 'vitest'
import { badUserInput, notImplemented } from '../src/errors/coded-error.ts'
import { maskError } from '../src/errors/mask-error.ts'
import { createLogger } from '../src/logger.ts'

let lines: string[]
const log = createLogger({
  service: 'test',
  destination: new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk))
      done()
    },
  }),
})
const request = { log, requestId: 'request-1234' }
beforeEach(() => {
  lines = []
})

const thrownBy = (cause: Error) => new GraphQLError(cause.message, { path: ['posts', 0], originalError: cause })

test('a fault is answered with nothing but the request id, and logged with its cause', () => {
  const masked = maskError(thrownBy(new Error('connection to 10.0.0.7 refused')), request)
  expect(masked).toMatchObject({
    message: expect.stringContaining('request-1234'),
    path: ['posts', 0],
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'request-1234' },
  })
  expect(JSON.stringify(masked)).not.toContain('10.0.0.7')
  expect(lines.join()).toContain('10.0.0.7')
})

test('a client that went is no fault of ours', () => {
  expect(maskError(thrownBy(AbortSignal.abort().reason), request).extensions).toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
  })
  expect(lines).toEqual([])
})

test('what PostgreSQL says of values reaches neither the answer nor the log', () => {
  const cause = Object.assign(new Error('invalid input syntax: "ada@example.com"'), {
    severity: 'ERROR',
    code: '23505',
    detail: 'Key (email)=(ada@example.com) already exists.',
    constraint: 'accounts_email',
  })
  const masked = maskError(thrownBy(cause), request)
  expect(JSON.stringify(masked) + lines.join()).not.toContain('ada@example.com')
  expect(lines.join()).toContain('accounts_email')
})

test.each([badUserInput('`first` is at most 100.'), notImplemented('Mutation.sharePost')])(
  'an error with a code of ours goes out as it is: $extensions.code',
  (error) => {
    const masked = maskError(new GraphQLError(error.message, { path: ['a'], originalError: error }), request)
    expect(masked).toMatchObject({ message: error.message, path: ['a'], extensions: error.extensions })
    expect(lines).toEqual([])
  },
)

test('a page that cannot be had is the input of the person who asked', () => {
  const masked = maskError(thrownBy(new InvalidPageError('first', '`first` must be between 0 and 100.')), request)
  expect(masked).toMatchObject({
    message: '`first` must be between 0 and 100.',
    extensions: { code: 'BAD_USER_INPUT', argument: 'first' },
  })
})

test('an error with a code that is not ours is a fault', () => {
  const foreign = new GraphQLError('db1.internal is down', { extensions: { code: 'ECONNREFUSED' } })
  expect(JSON.stringify(maskError(thrownBy(foreign), request))).not.toContain('db1.internal')
})

test('secrets are redacted wherever they hang in a log line', () => {
  log.info({ password: 'hunter22', input: { email: 'ada@example.com', newPassword: 'hunter23' } }, 'sign-in')
  expect(lines.join()).not.toMatch(/hunter2|ada@/)
})
