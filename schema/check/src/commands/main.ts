import { runCommands } from './run.ts'

process.exitCode = await runCommands(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
})
