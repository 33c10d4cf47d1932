import { ApolloServerErrorCode } from '@apollo/server/errors'
import { isErrorCode } from '@plaza/server'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { findErrorViolations, findWrittenCodes } from '../src/check/errors.ts'
import { composeContract } from '../src/contract/compose.ts'

const linesOf = (source: string) => findWrittenCodes(source).map(({ line }) => line)

test('nothing but the registry writes a code, and the codes of payloads are the contract’s', async () => {
  expect(await findErrorViolations((await composeContract()).apiSchema)).toEqual([])
})

test('a code of payloads that one side lacks is found', async () => {
  const schema = buildSchema('enum UserErrorCode { REQUIRED INVALID MADE_UP } type Query { code: UserErrorCode }')
  expect(await findErrorViolations(schema)).toEqual(
    expect.arrayContaining([expect.stringContaining('has MADE_UP as well'), expect.stringContaining('has no TAKEN')]),
  )
})

test.each([
  "throw new GraphQLError('no')",
  "throw new GraphQLError('no', { extensions: { code } })",
  "return { message: 'no', extensions: { code: 'MADE_UP' } }",
  'return { message, extensions: { "code": "MADE_UP" } }',
  "error.extensions.code = 'MADE_UP'",
  "this.extensions = { code: 'BAD_USER_INPUT', argument }",
  "const code = signedIn ? 'FORBIDDEN' : 'UNAUTHENTICATED'",
  "fail('PLAN_TIMEOUT')",
])('a source that writes one by itself is found: %s', (source) => {
  expect(linesOf(`// first\n/* second\n third */\n${source}\n`)).toEqual([4])
})

test.each([
  "throw codedError('FORBIDDEN', 'no')",
  "throw codedError(signedIn ? 'FORBIDDEN' : 'UNAUTHENTICATED', 'no')",
  "throw codedError(\n  'FORBIDDEN',\n  'no',\n)",
  "if (error.extensions.code === 'FORBIDDEN' || 'FORBIDDEN' !== code) return",
  "case 'FORBIDDEN':",
  "return userError('RATE_LIMITED', 'wait')",
  "errors.push({ code: 'TAKEN', message })",
  "readonly code: 'MADE_UP'",
  "if (error.code === 'ENOENT') return",
  "// code: 'FORBIDDEN'",
  '/** @throws `new GraphQLError(` */',
])('one that throws through the registry, compares or declares is not: %s', (source) => {
  expect(linesOf(source)).toEqual([])
})

test('the registry has every code of Apollo Server’s', () => {
  expect(Object.values(ApolloServerErrorCode).filter((code) => !isErrorCode(code))).toEqual([])
})
