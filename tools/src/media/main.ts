import { connectDatabase } from '@plaza/database'
import { formatBytes, type MediaDatabase, mediaConfig, mediaRules, setUp, sweeps } from '@plaza/media'
import { createMetrics, parseConfig } from '@plaza/server'
import { pino } from 'pino'
import { CommandError, runCommand } from '../command.ts'
import { findDatabases } from '../databases.ts'
import { readEmbeddedSettings } from '../embedded/settings.ts'

const help = `Takes away what uploads and deleted files have left behind. media does it by itself; this does it now.

  pnpm media:sweep                what goes, by kind, with how many there are and their bytes
      --dry-run                   says what would go, and leaves it
      --most <number>             takes no more than so many of each kind (5000)

It may run beside media. Each thing is looked at again under the lock of its row, so nothing goes that is in use.
Settings are environment variables:

  MEDIA_DATABASE_URL   media's database, for its owner role
  DATA_DIR             without a URL: the embedded PostgreSQL there; and the files, in media/ (.data)
  PORT_OFFSET          added to its port 15432 (0)

and where media keeps its files elsewhere, the same S3_ settings that media has.
`

const options = { 'dry-run': { type: 'boolean', default: false }, most: { type: 'string', default: '5000' } } as const

await runCommand({ help, options, takesWords: true }, async ({ 'dry-run': isDryRun, most }, [command, ...rest]) => {
  if (command !== 'sweep' || rest.length > 0) throw new CommandError(help)
  if (!/^[1-9]\d{0,6}$/.test(most)) throw new CommandError('Give --most a whole number from 1 to 9999999.')
  const { dataDir } = readEmbeddedSettings(process.env)
  const log = pino({ level: 'error' }, pino.destination(2))
  await using databases = await findDatabases(['media'], process.env)
  const database = connectDatabase<MediaDatabase>(databases.targets.media, { service: 'media', log })
  await using _ = { [Symbol.asyncDispose]: () => database.close() }
  const config = parseConfig(mediaConfig, { ...process.env, DATA_DIR: dataDir }, { rules: mediaRules })
  const setup = await setUp({ config, database, log, metrics: createMetrics() })
  process.stdout.write(isDryRun ? 'would go:\n' : 'went:\n')
  for (const { what, find, sweep } of sweeps) {
    const { count, bytes } = await (isDryRun ? find : sweep)({ database, setup }, Number(most))
    process.stdout.write(`${String(count).padStart(8)}  ${formatBytes(bytes, 'up').padStart(12)}  ${what}\n`)
  }
})
