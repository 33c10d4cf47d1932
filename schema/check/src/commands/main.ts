import { runCommands } from './run.ts'

// A reader that leaves (`| head -1`) must not change the exit code.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return
  process.stderr.write(`The output can't be written (${code}).\n`)
  process.exit(2)
})
process.stderr.on('error', () => {})

process.exitCode = await runCommands(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
})
