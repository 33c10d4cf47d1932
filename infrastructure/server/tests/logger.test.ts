import { expect, test } from 'vitest'
import { createLogger } from '../src/logger.ts'

function startLog(service?: string) {
  const lines: string[] = []
  const log = createLogger({ ...(service && { service }), destination: { write: (line) => void lines.push(line) } })
  return { log, lines }
}

/** The keys of a line's outermost object as they are written, which JSON.parse does not show. */
function keysOf(line: string): string[] {
  const keys: string[] = []
  let depth = 0
  for (const [token, key] of line.matchAll(/"((?:[^"\\]|\\.)*)"(?=:)|"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    else if (depth === 1 && key !== undefined) keys.push(key)
  }
  return keys
}

test('no key stands in a line twice, and the latest value counts', () => {
  const { log, lines } = startLog('gateway')
  const child = log.child({ service: 'posts', requestId: 'a' }).child({ service: 'posts', requestId: 'b' })
  child.info('one')
  child.info({ service: 'users', requestId: 'c' }, 'two')
  child.warn(new Error('three'))
  child.error({ service: 'users', err: new Error('four') })
  log.info({ level: 'high', time: 'now', msg: 'mine', nested: { service: '{"service":' } }, 'five %s', 'times')
  log.info('six %s', 'times')
  for (const line of lines) expect(keysOf(line), line).toEqual([...new Set(keysOf(line))])
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { service: 'posts', requestId: 'b', msg: 'one' },
    { service: 'users', requestId: 'c', msg: 'two' },
    { service: 'posts', requestId: 'b', msg: 'three', err: { message: 'three' } },
    { service: 'users', requestId: 'b', msg: 'four', err: { message: 'four' } },
    { level: 'info', level_: 'high', time_: 'now', msg_: 'mine', msg: 'five times', service: 'gateway' },
    { service: 'gateway', msg: 'six times' },
  ])
})

test('secrets in the bindings of a logger are not written either', () => {
  const { log, lines } = startLog()
  log.child({ token: 'opensesame' }).info({ password: 'opensesame', user: { email: 'ada@example.org' } }, 'signed in')
  expect(lines.join('')).not.toMatch(/opensesame|ada@/)
})

test('a line below the level is not written', () => {
  const { log, lines } = startLog('posts')
  log.child({ requestId: 'a' }).debug({ service: 'users' }, 'one')
  expect(lines).toEqual([])
})
