import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret that links are signed with: made once and kept beside the objects, so that links outlive a restart. */
export async function readOrMakeUrlSecret(folder: string): Promise<string> {
  const path = join(folder, 'url-secret')
  const read = () => readFile(path, 'utf8')
  try {
    return await read()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  await mkdir(folder, { recursive: true })
  try {
    const secret = randomBytes(32).toString('base64url')
    await writeFile(path, secret, { mode: 0o600, flag: 'wx' })
    return secret
  } catch (error) {
    // Another worker was first.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return await read()
    throw error
  }
}
