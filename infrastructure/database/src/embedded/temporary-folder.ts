import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Path of a new temporary folder in `parent` whose name begins with `prefix`, for a data folder. When root makes it, the server's account
 * can enter it as well: the data is in the folder itself, and goes with it.
 */
export async function makeTemporaryFolder(prefix: string, parent = tmpdir()): Promise<string> {
  const path = await mkdtemp(join(parent, prefix))
  await chmod(path, 0o755)
  return path
}
