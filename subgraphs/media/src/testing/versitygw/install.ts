import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

const version = 'v1.8.0'
const leastGo = { major: 1, minor: 25 }

/** versitygw could not be built or started; the message says why and what to do. */
export class VersitygwFailure extends Error {
  override name = 'VersitygwFailure'
}

/** Where the program is kept between runs. */
function programPath(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir() || tmpdir(), '.cache')
  return join(cache, 'plaza', `versitygw-${version}`, 'versitygw')
}

/** Why this machine can't run versitygw, as a sentence without its full stop; null when it can. */
export async function whatIsMissing(): Promise<string | null> {
  if (await exists(programPath())) return null
  const needed = `Go ${leastGo.major}.${leastGo.minor} or newer, which builds versitygw,`
  const found = await run('go', ['env', 'GOVERSION'], { cwd: tmpdir() }).catch(() => null)
  if (!found) return `${needed} is not installed`
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(found.stdout) ?? []
  const isEnough = Number(major) > leastGo.major || (Number(major) === leastGo.major && Number(minor) >= leastGo.minor)
  return isEnough ? null : `${needed} is needed, and this is ${found.stdout.trim()}`
}

/**
 * Path of the program; built the first time, which takes one to two minutes.
 * @throws VersitygwFailure when it can't be built
 */
export async function versitygwProgram(): Promise<string> {
  const path = programPath()
  if (await exists(path)) return path
  const missing = await whatIsMissing()
  if (missing) throw new VersitygwFailure(`versitygw can't be built: ${missing}.`)
  // Built beside and renamed, so that the program is complete when it exists: several runs may build at once.
  const folder = `${dirname(path)}.${randomUUID()}`
  await mkdir(folder, { recursive: true })
  try {
    const env = {
      ...process.env,
      ...{
        GOBIN: folder,
        GOPATH: join(folder, 'go'),
        GOMODCACHE: join(folder, 'go', 'mod'),
        GOCACHE: join(folder, 'build'),
      },
      // Whatever flags this machine has are for other programs; the modules can be deleted again.
      ...{ GOFLAGS: '-mod=mod -modcacherw -trimpath', GOWORK: 'off', CGO_ENABLED: '0' },
    }
    const source = `github.com/versity/versitygw/cmd/versitygw@${version}`
    await run('go', ['install', '-ldflags=-s -w', source], { cwd: folder, env }).catch((error) => {
      const lines = String(error.stderr).trim().split('\n').slice(-10).join('\n')
      throw new VersitygwFailure(`versitygw can't be built. Go said:\n${lines}`, { cause: error })
    })
    await mkdir(dirname(path), { recursive: true })
    await rename(join(folder, 'versitygw'), path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return path
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
