import { execFile } from 'node:child_process'
import { access, mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Child, startProgram } from './child.ts'

/** Versions that were seen to work together; a run with others would not compare. */
const packages = {
  '@graphql-hive/gateway': '2.15.1',
  '@graphql-hive/router-runtime': '1.4.23',
  graphql: '16.15.0',
}
/** Newer ones may be missing from the registry. */
const overrides = { '@graphql-tools/batch-execute': '10.2.0' }

const rustConfig = `import { defineConfig } from '@graphql-hive/gateway'
import { unifiedGraphHandler } from '@graphql-hive/router-runtime'
export const gatewayConfig = defineConfig({ unifiedGraphHandler })
`
const jsConfig = `import { defineConfig } from '@graphql-hive/gateway'
export const gatewayConfig = defineConfig({})
`

export type HivePlanner = 'js' | 'rust'

/**
 * Hive Gateway from npm, kept beside the system's other temporary files: it is measured against, never depended on.
 * @throws when it cannot be installed here
 */
export async function installHive(): Promise<string> {
  const folder = join(tmpdir(), `plaza-bench-hive-${packages['@graphql-hive/gateway']}`)
  const done = join(folder, 'installed')
  if (
    await access(done).then(
      () => true,
      () => false,
    )
  )
    return folder
  await mkdir(folder, { recursive: true })
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ private: true, type: 'module', dependencies: packages, overrides }),
  )
  await writeFile(join(folder, 'js.config.mjs'), jsConfig)
  await writeFile(join(folder, 'rust.config.mjs'), rustConfig)
  await promisify(execFile)('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    timeout: 300_000,
  })
  await writeFile(done, '')
  return folder
}

/** One process of it, with the settings it comes with. */
export async function startHive(folder: string, planner: HivePlanner, supergraphFile: string): Promise<Child> {
  const port = await freePort()
  return startProgram(
    process.execPath,
    [
      join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js'),
      'supergraph',
      supergraphFile,
      '--config-path',
      `${planner}.config.mjs`,
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--fork',
      '1',
    ],
    { cwd: folder, env: { NODE_ENV: 'production', LOG_LEVEL: 'error' }, url: `http://127.0.0.1:${port}/graphql` },
  )
}

/**
 * Hive's native router, one worker, with the settings it comes with.
 * @param binary of `cargo install hive-router --version 0.2.19 --locked --features graphiql`, which is `bin/hive_router`
 */
export async function startHiveRouter(binary: string, supergraphFile: string): Promise<Child> {
  const port = await freePort()
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    SUPERGRAPH_FILE_PATH: supergraphFile,
    ROUTER_HTTP_WORKERS: '1',
    LOG_LEVEL: 'error',
  }
  return startProgram(binary, [], { cwd: dirname(supergraphFile), env, url: `http://127.0.0.1:${port}/graphql` })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
