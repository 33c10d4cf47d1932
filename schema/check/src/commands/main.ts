import { runCommands } from './run.ts'

// A reader that leaves (`| head -1`) must not change the exit code.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') throw new Error(`The output can't be written (${code}).`)
})

process.exitCode = await runCommands(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
})
