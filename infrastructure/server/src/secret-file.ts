import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ConfigError } from './config.ts'

const minLength = 32

/**
 * A secret that is kept in a file, for a setting that is not given: 256 random bits in base64, made at the first start.
 * @throws ConfigError when the file holds fewer than 32 characters
 */
export async function readOrMakeSecret(path: string, setting: string): Promise<string> {
  const secret = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return makeSecret(path)
  })
  if (secret.trim().length < minLength) {
    throw new ConfigError(`${path} holds no secret; delete it, or set ${setting}.`)
  }
  return secret.trim()
}

/** Of several processes that start together, one makes the file and the others read it, never half-written. */
async function makeSecret(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await unlink(draft)
  }
  return readFile(path, 'utf8')
}
