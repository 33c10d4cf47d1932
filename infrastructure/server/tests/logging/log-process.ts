import { createLogger, logCheck, openLogFile, tellLosses } from '../../src/index.ts'

// A process that logs to a file, or to standard output, as many lines as its parent asks for, and says what health says.
const [file] = process.argv.slice(2)
const destination = file === undefined ? undefined : openLogFile(file)
const log = createLogger({ ...(destination && { destination }) })
if (destination) tellLosses(log, destination)

process.on('message', async (lines: number) => {
  for (let line = 0; line < lines; line += 1) log.info({ line, filling: 'x'.repeat(400) }, 'a line')
  const health = await logCheck().then(
    () => 'ok',
    ({ message }: Error) => message,
  )
  process.send?.(health)
})
process.once('disconnect', () => process.exit(0))
