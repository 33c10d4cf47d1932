import { readFile, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { sentenceOf } from '../src/index.ts'

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )
const connecting = (host: string, port: number) =>
  new Promise((resolve, reject) => connect(port, host).once('connect', resolve).once('error', reject))

test('a server that does not listen and a host that is none are told with what to do', async () => {
  expect(sentenceOf(await failureOf(connecting('127.0.0.1', 1)))).toBe(
    'Nothing answers at 127.0.0.1:1 (ECONNREFUSED). Start what should, or mend the address in the settings.',
  )
  expect(sentenceOf(await failureOf(connecting('localhost', 1)))).toMatch(/^Nothing answers at \S+:1 \(ECONNREFUSED\)/)
  expect(sentenceOf(await failureOf(connecting('nope.invalid', 1)))).toMatch(/^There is no host nope\.invalid \(E/)
})

test.runIf(process.platform === 'linux')('a full disk is told as such', async () => {
  expect(sentenceOf(await failureOf(writeFile('/dev/full', 'x')))).toMatch(/^The disk is full\. Make room/)
})

test('what is no fault of the world outside has no such sentence', async () => {
  expect(sentenceOf(new TypeError('x is not a function'))).toBeNull()
  expect(sentenceOf(await failureOf(readFile('/no/such/file')))).toBeNull()
})
