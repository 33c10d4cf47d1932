import { spawnSync } from 'node:child_process'
import { runCommands } from './run.ts'

// A reader that leaves (`| head -1`) must not change the exit code.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return
  process.stderr.write(`The output can't be written (${code}).\n`)
  process.exit(2)
})
process.stderr.on('error', () => {})

// Composers and planners follow types along their fields, which may be thousands. A system gives the main thread 8 MB.
const deeper = '--stack-size=6000'

function again(): number {
  const { status } = spawnSync(process.execPath, [deeper, ...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
  })
  return status ?? 2
}

process.exitCode = await runCommands(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  ...(!process.execArgv.includes(deeper) && { again }),
})
