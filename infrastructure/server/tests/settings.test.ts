import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  ConfigError,
  flag,
  gatewaySecretRule,
  httpUrl,
  readSettings,
  refuseProblems,
  secret,
  serverConfig,
} from '../src/config.ts'
import { findPortProblems } from '../src/settings/ports.ts'

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).describe('Port that the server listens on'),
  WAIT_MS: z.coerce.number().int().positive().default(10).describe('Longest wait, in milliseconds'),
  MODE: z.enum(['open', 'closed']).default('open').describe('What is served'),
  WEB_URL: httpUrl.default('http://a.test').describe('Where links lead'),
  SESSION_SECRET: secret.optional().describe('Signs links'),
  DATABASE_URL: z.url({ protocol: /^postgres$/, error: 'must be a postgres:// URL' }).optional(),
  VERBOSE: flag.default(false).describe('Whether more is said'),
})
const problemsOf = (env: Record<string, string>) => readSettings(schema, { PORT: '1', ...env }).problems

test.each([
  [{ PORT: '' }, 'PORT: is needed and not set. It is: Port that the server listens on.'],
  [{ PORT: 'many' }, 'PORT: must be a number (whole, at least 0, at most 65535), not "many". It is: Port'],
  [{ PORT: '1.5' }, 'PORT: must be a number (whole, at least 0, at most 65535), not "1.5".'],
  [{ PORT: '-1' }, 'PORT: must be a number (whole, at least 0, at most 65535), not "-1".'],
  [{ PORT: '65536' }, 'PORT: must be a number (whole, at least 0, at most 65535), not "65536".'],
  [{ PORT: '1e3' }, 'PORT: must be a number (whole, at least 0, at most 65535), not "1e3".'],
  [{ PORT: '0x50' }, 'PORT: must be a number (whole, at least 0, at most 65535), not "0x50".'],
  [{ WAIT_MS: '10s' }, 'not "10s". Write it without a unit, in milliseconds. It is: Longest wait'],
  [{ WAIT_MS: '0' }, 'WAIT_MS: must be a number (whole, more than 0), not "0".'],
  [{ MODE: 'Open' }, 'MODE: must be one of open, closed, not "Open". It is: What is served.'],
  [{ WEB_URL: 'localhost:4000' }, 'WEB_URL: must be an http:// or https:// URL, not "localhost:4000".'],
  [{ VERBOSE: 'maybe' }, 'VERBOSE: must be true or false, not "maybe".'],
])('%j is told with what it must be, what came, and what it is for', (env, text) => {
  expect(problemsOf(env)).toEqual([expect.stringContaining(text)])
})

test.each([
  ['true', true],
  ['YES', true],
  ['on', true],
  ['1', true],
  ['No', false],
  ['off', false],
  ['0', false],
])('a flag may be %s', (text, value) => {
  expect(readSettings(schema, { PORT: '1', VERBOSE: text })).toMatchObject({ config: { VERBOSE: value }, problems: [] })
})

test('a value that may be secret is never shown', () => {
  const told = problemsOf({ SESSION_SECRET: 'opensesame', DATABASE_URL: 'mysql://ada:opensesame@host/db' }).join('\n')
  expect(told).toMatch(/SESSION_SECRET: must have at least 32 characters.*\nDATABASE_URL: must be a postgres:\/\/ URL/)
  expect(told).not.toContain('opensesame')
})

test('a long value is shown by its begin', () => {
  expect(problemsOf({ MODE: 'x'.repeat(10_000) })[0]?.length).toBeLessThan(200)
})

test('problems of single settings and of settings together are told at once', () => {
  const read = () =>
    refuseProblems(
      readSettings(
        serverConfig,
        { PORT: 'x', HOST: 'localhost:80', NODE_ENV: 'production' },
        { rules: [gatewaySecretRule] },
      ).problems,
    )
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(
    /HOST: must be .*, without a port, not "localhost:80".*\n.*PORT: .*\n.*GATEWAY_SECRET: is needed/s,
  )
})

test.each(['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost', 'plaza.internal'])('%s is a host', (HOST) => {
  expect(readSettings(serverConfig, { PORT: '1', HOST }).problems).toEqual([])
})

test.each(['http://0.0.0.0', '[::1]', '127.0.0.1:80', 'a b', '-a'])('%s is no host', (HOST) => {
  expect(readSettings(serverConfig, { PORT: '1', HOST }).problems).toHaveLength(1)
})

test('a name that is written nearly like a setting is told with the one that is meant', () => {
  const env = {
    PORT: '1',
    SESION_SECRET: 'x',
    'session-secret': 'x',
    WEB_URLS: 'x',
    HOME: '/',
    PATH: '/',
    DATABASE_URL_OLD: 'x',
  }
  expect(readSettings(schema, env, { names: ['HOST', 'SUBGRAPH_URLS'] }).problems).toEqual([
    'SESION_SECRET: is no setting; did you mean SESSION_SECRET? Rename it, or unset it.',
    'session-secret: is no setting; did you mean SESSION_SECRET? Rename it, or unset it.',
    'WEB_URLS: is no setting; did you mean WEB_URL? Rename it, or unset it.',
  ])
})

test('ports that are taken, shared or too high are told at once, each once', async () => {
  const others = await Promise.all(
    [0, 0].map(async () => {
      const other = createServer().listen(0, '127.0.0.1')
      await once(other, 'listening')
      return other
    }),
  )
  const [first = 0, second = 0] = others.map((other) => (other.address() as AddressInfo).port)
  const host = '127.0.0.1'
  try {
    expect(
      await findPortProblems([
        { who: 'The gateway', host, port: first },
        { who: 'The service auth', host, port: second },
        { who: '/metrics', host, port: second },
        { who: 'The service users', host, port: 65_536 },
        { who: 'The service posts', host, port: 0 },
        { who: 'The service media', host, port: 0 },
      ]),
    ).toEqual([
      'The service users cannot have port 65536: the highest is 65535.',
      `The service auth and /metrics cannot both have port ${second}.`,
      expect.stringMatching(new RegExp(`^Port ${first} is taken\\..*The gateway needs it`)),
      expect.stringMatching(new RegExp(`^Port ${second} is taken\\..*The service auth needs it`)),
    ])
  } finally {
    for (const other of others) other.close()
  }
  expect(await findPortProblems([{ who: 'The gateway', host, port: first }])).toEqual([])
})
