import { execFile, execFileSync } from 'node:child_process'
import { chmod, copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { giveTo, serverUser } from '../src/embedded/os-user.ts'
import { connectDatabase } from '../src/index.ts'
import { query, start, temporaryFolder } from './embedded/lab.ts'

vi.setConfig({ testTimeout: 60_000 })

const run = promisify(execFile)
const hasOpenssl = works('openssl')

test.runIf(hasOpenssl)('verify-full takes the right server and no other', async () => {
  await using folder = await temporaryFolder()
  await using server = await start(folder.dataDir)
  const certificate = await offerTls(folder.path, folder.dataDir, server.url)
  const answer = async (host: string, tlsCaFile?: string): Promise<unknown> => {
    const url = new URL(server.url)
    url.hostname = host
    const settings = { url: url.href, tls: 'verify-full', ...(tlsCaFile === undefined ? {} : { tlsCaFile }) } as const
    const database = connectDatabase(settings, { service: 'lab', log: pino({ level: 'silent' }) })
    try {
      const { rows } = await sql`select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(database.system)
      return rows
    } finally {
      await database.close()
    }
  }
  expect(await answer('localhost', certificate)).toEqual([{ ssl: true }])
  await expect(answer('localhost')).rejects.toThrow(/self.signed certificate/)
  await expect(answer('127.0.0.1', certificate)).rejects.toThrow(/IP: 127\.0\.0\.1 is not in the cert/)
})

/** Gives the server a certificate for `localhost`, signed by itself; gives its path. */
async function offerTls(folder: string, dataDir: string, url: string): Promise<string> {
  const [key, certificate] = [join(folder, 'server.key'), join(folder, 'server.crt')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  await run('openssl', [
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-days',
    '2',
    ...subject,
    '-keyout',
    key,
    '-out',
    certificate,
  ])
  for (const [file, name] of [
    [key, 'server.key'],
    [certificate, 'server.crt'],
  ] as const) {
    const target = join(dataDir, 'cluster', name)
    await copyFile(file, target)
    await chmod(target, 0o600)
    await giveTo(serverUser(), target)
  }
  await query(url, 'alter system set ssl = on')
  await query(url, 'select pg_reload_conf()')
  await vi.waitUntil(async () => (await query(url, 'show ssl'))[0]?.ssl === 'on', { timeout: 10_000 })
  return certificate
}

function works(program: string): boolean {
  try {
    execFileSync(program, ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
