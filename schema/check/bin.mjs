#!/usr/bin/env node
// Plain JavaScript, so that a Node that does not run TypeScript can hand over to the one that was installed beside it.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const install = 'Run `npx --yes pnpm@12 install` in the folder that schema-check was cloned into.'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major > 22 || (major === 22 && minor >= 18)) {
  // Loading takes 80 ms instead of 300 where an earlier run has compiled it: TypeScript, and the composers and planners.
  module.enableCompileCache()
  await import(new URL('./src/commands/main.ts', import.meta.url)).catch((error) => {
    console.error(error?.code === 'ERR_MODULE_NOT_FOUND' ? `${error.message}\n${install}` : error)
    process.exit(2)
  })
} else {
  const newer = installedNode()
  if (newer === null) {
    console.error(
      `schema-check runs on Node 22.18 or newer; this is ${process.versions.node}, and none was installed beside it.\n` +
        install,
    )
    process.exit(2)
  }
  const { status, signal } = spawnSync(newer, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  if (signal) process.kill(process.pid, signal)
  process.exitCode = status ?? 2
}

function installedNode() {
  try {
    const binary = join(dirname(createRequire(import.meta.url).resolve('node/package.json')), 'bin', 'node')
    return existsSync(binary) ? binary : null
  } catch {
    return null
  }
}
