import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { access, copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const pom = new URL('pom.xml', import.meta.url)

/** Why this machine can't start a broker, as a sentence without its full stop; null when it can. */
export async function whatIsMissing(): Promise<string | null> {
  for (const [command, flag] of [
    ['java', '-version'],
    ['mvn', '--version'],
  ] as const) {
    try {
      await run(command, [flag])
    } catch {
      return `${command} is not installed`
    }
  }
  return null
}

/** Path of the folder with the broker's jars; Maven fetches them the first time. */
export async function kafkaJars(): Promise<string> {
  const digest = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex')
  const folder = join(process.env.KAFKA_JARS_DIR ?? tmpdir(), `plaza-kafka-${digest.slice(0, 12)}`)
  if (await exists(folder)) return folder
  // Fetched beside and renamed, so that the folder is complete when it exists: several runs may fetch at once.
  const unfinished = `${folder}.${randomUUID()}`
  await mkdir(unfinished, { recursive: true })
  try {
    await copyFile(pom, join(unfinished, 'pom.xml'))
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${join(unfinished, 'libs')}`]
    await run('mvn', ['-q', '-B', ...goal], { cwd: unfinished })
    await rename(unfinished, folder).catch(async (error) => {
      if (!(await exists(folder))) throw error
    })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return folder
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
