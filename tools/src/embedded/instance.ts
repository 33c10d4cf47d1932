import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

/** What a running `pnpm start` leaves in its data folder, so that other commands find its PostgreSQL. */
export interface Instance {
  pid: number
  /** Of the administrator; the file is for its owner's eyes only. */
  postgresUrl: string
  gatewayUrl: string
}

const fileOf = (dataDir: string) => join(dataDir, 'instance.json')

export async function writeInstance(dataDir: string, instance: Instance): Promise<void> {
  await writeFile(fileOf(dataDir), `${JSON.stringify(instance)}\n`, { mode: 0o600 })
}

export async function removeInstance(dataDir: string): Promise<void> {
  await rm(fileOf(dataDir), { force: true })
}

/** The instance that runs on this data folder now; null when there is none, or only what a crash left of one. */
export async function findInstance(dataDir: string): Promise<Instance | null> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch(() => null)
  if (!text) return null
  let instance: Instance
  try {
    instance = JSON.parse(text)
  } catch {
    return null
  }
  return isAlive(instance.pid) && (await answers(instance.postgresUrl)) ? instance : null
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
