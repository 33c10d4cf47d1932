import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gatewayPort, subgraphs } from '@plaza/schema/subgraphs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repositoryPath } from '../src/repository.ts'
import { freeOffset } from './start-lab.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plaza-settings-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** What a process says that has to end by itself, because its settings are wrong. */
async function refusal(command: string[], env: Record<string, string>): Promise<string> {
  const { code, stdout, stderr } = await new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const settings = { PATH: process.env.PATH, DATA_DIR: join(folder, 'data'), ...env }
    execFile('node', command, { cwd: repositoryPath, env: settings, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
    )
  })
  expect(code, stderr).toBe(1)
  expect(stdout + stderr).not.toContain('    at ')
  await expect(access(join(folder, 'data'))).rejects.toThrow('ENOENT')
  return stderr
}

/** The names at the begin of the lines that tell problems. */
const namesIn = (text: string) => [...text.matchAll(/^ {2}([\w-]+): /gm)].map(([, name]) => name).sort()

const wrong = { LOG_LEVEL: 'loud', HOST: 'http://a', KAFKA_BROKERS: 'somewhere', KAFKA_SASL_USERNAME: 'ada' }
const names = ['HOST', 'KAFKA_BROKERS', 'KAFKA_SASL_PASSWORD', 'LOG_LEVEL']

test('a service tells all that is wrong with its settings, and no secret', async () => {
  const told = await refusal(['subgraphs/auth/src/main.ts'], {
    ...wrong,
    NODE_ENV: 'production',
    PORT: 'many',
    DATABASE_URL: 'mysql://ada:opensesame@host/db',
    DATABASE_POOL_MIN: '20',
    DATABASE_TLS_CA_FILE: join(folder, 'none.pem'),
    AUTH_SECRET: 'opensesame',
    MAIL_FROM: 'Plaza: a@x.test, b@x.test;',
    WEB_URL: 'localhost:4000',
    SHUTDOWN_GRACE_MS: '10s',
    KEY_ROTATION_DAY: '7',
  })
  const own = [
    'AUTH_SECRET',
    'DATABASE_POOL_MIN',
    'DATABASE_TLS_CA_FILE',
    'DATABASE_URL',
    'GATEWAY_SECRET',
    'GRANT_PRIVATE_KEY',
    'KEY_ROTATION_DAY',
    'MAIL_FROM',
    'PORT',
    'SHUTDOWN_GRACE_MS',
    'WEB_URL',
  ]
  expect(namesIn(told)).toEqual([...names, ...own].sort())
  expect(told).not.toContain('opensesame')
  expect(told).toContain('KEY_ROTATION_DAY: is no setting; did you mean KEY_ROTATION_DAYS?')
})

test.each(['users', 'media'])('%s needs its keys in production', async (name) => {
  const env = { NODE_ENV: 'production', PORT: '0', DATABASE_URL: 'postgres://h/d', MEDIA_URL: 'nowhere' }
  const key = name === 'media' ? ['GRANT_PUBLIC_KEYS', 'MEDIA_URL'] : ['GRANT_PRIVATE_KEY']
  expect(namesIn(await refusal([`subgraphs/${name}/src/main.ts`], env))).toEqual(['GATEWAY_SECRET', ...key].sort())
})

test.each([
  ['gateway/src/main.ts', [...names, 'GATEWAY_SECRET']],
  ['gateway/src/standalone.ts', ['HOST', 'LOG_LEVEL']],
])('%s tells all that is wrong with its settings', async (main, common) => {
  const told = await refusal([main], {
    ...wrong,
    NODE_ENV: 'production',
    PORT: '70000',
    SUPERGRAPH_FILE: join(folder, 'none.graphql'),
    OPERATIONS_MANIFEST: join(folder, 'none.json'),
    SUBGRAPH_URLS: 'auth=http://',
    TRUST_PROXY: '10.0.0.0/33',
    MAX_COST: '-1',
    OPERATION: 'open',
  })
  const own = [
    'MAX_COST',
    'OPERATION',
    'OPERATIONS_MANIFEST',
    'PORT',
    'SUBGRAPH_URLS',
    'SUPERGRAPH_FILE',
    'TRUST_PROXY',
  ]
  expect(namesIn(told)).toEqual([...common, ...own].sort())
})

test('a start tells all that is wrong with the settings of all that it runs, each once', async () => {
  const told = await refusal(['tools/plaza.mjs', 'start'], {
    ...wrong,
    PORT_OFFSET: '60000',
    SEED: 'maybe',
    WORKERS: '0',
    MEDIA_URL: 'nowhere',
    AUTH_SECRET: 'short',
    GATEWAY_SECRET: 'short',
    MAX_BODY_BYTES: '1MB',
    SUBGRAPH_HOST: '127.0.0.1:3000',
    PORT_OFSET: '1000',
  })
  const own = ['AUTH_SECRET', 'GATEWAY_SECRET', 'MAX_BODY_BYTES', 'MEDIA_URL', 'PORT_OFFSET', 'PORT_OFSET', 'SEED']
  expect(namesIn(told)).toEqual([...names, ...own, 'SUBGRAPH_HOST', 'WORKERS'].sort())
})

test('a start tells all ports that are taken or shared, before it writes anything', async () => {
  const offset = await freeOffset()
  const ports = [gatewayPort + offset, subgraphs.posts.port + offset, 15_432 + offset]
  const others = await Promise.all(
    ports.map(async (port) => {
      const other = createServer().listen(port, '127.0.0.1')
      await once(other, 'listening')
      return other
    }),
  )
  try {
    const told = await refusal(['tools/plaza.mjs', 'start'], {
      PORT_OFFSET: String(offset),
      METRICS_PORT: String(subgraphs.users.port + offset),
    })
    for (const other of others) expect(told).toContain(`Port ${(other.address() as AddressInfo).port} is taken.`)
    expect(told).toContain(`The service users and /metrics cannot both have port ${subgraphs.users.port + offset}.`)
  } finally {
    for (const other of others) other.close()
  }
})

test('a start refuses ports that no browser calls', async () => {
  const told = await refusal(['tools/plaza.mjs', 'start'], { PORT_OFFSET: '2000' })
  expect(told).toContain(
    'PORT_OFFSET: gives a service the port 6000, which browsers refuse to call; take another number',
  )
})
