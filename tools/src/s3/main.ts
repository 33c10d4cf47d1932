import { resolve } from 'node:path'
import { makeBucket, mediaConfig, mediaRules, s3Settings } from '@plaza/media/s3'
import { startVersitygw, VersitygwFailure, versitygwProgram } from '@plaza/media/versitygw'
import { parseConfig } from '@plaza/server'
import { CommandError, runCommand } from '../command.ts'
import { makeFolder } from '../make-folder.ts'
import { portOf } from '../port.ts'
import { serveUntilStopped } from '../serve-until-stopped.ts'

const help = `Object storage for media: a server for development, and the bucket of any server.

  pnpm s3 [--port 7070] [--data-dir DIR]   starts versitygw, a real S3-compatible server; Ctrl-C stops it
  pnpm s3 --build                          builds it and ends; the other commands build it when they need it
  pnpm s3:bucket                           makes the bucket S3_BUCKET at S3_ENDPOINT, and lets pages of every origin use
                                           it by signed links (CORS); may be run again at any time

versitygw is built once, with Go 1.25 or newer, and kept in ~/.cache/plaza. Its data are deleted at the end unless a folder
is given, which the next start takes up again.
`

const options = {
  port: { type: 'string', default: '7070' },
  'data-dir': { type: 'string' },
  build: { type: 'boolean', default: false },
} as const

await runCommand({ help, options, takesWords: true }, async ({ port, 'data-dir': dataDir, build }, words) => {
  const print = (line: string): void => {
    process.stdout.write(`${line}\n`)
  }
  if (words[0] === 'bucket' && words.length === 1) {
    const settings = s3Settings(parseConfig(mediaConfig, process.env, { rules: mediaRules }))
    if (!settings) throw new CommandError('S3_ENDPOINT is not set. Set it and the other settings of the bucket.')
    await makeBucket(settings)
    return print(`The bucket ${settings.bucket} is there, and pages may use it by signed links.`)
  }
  if (words.length > 0) throw new CommandError(`\`${words.join(' ')}\` is not understood.\n\n${help}`)
  const wantedPort = portOf(port)
  const folder = dataDir === undefined ? undefined : resolve(dataDir)
  if (folder !== undefined) makeFolder(folder, 'Give --data-dir a folder that can be.')

  try {
    print('versitygw is looked for; the first time it is built, which takes one to two minutes.')
    await versitygwProgram()
    if (build) return print('versitygw is built.')
    const bucket = 'plaza'
    const server = await serveUntilStopped('versitygw', async (onUnexpectedEnd) => {
      const started = await startVersitygw({
        port: wantedPort,
        ...(folder !== undefined && { dataDir: folder }),
        onUnexpectedEnd,
      })
      await makeBucket({ ...started, publicEndpoint: started.endpoint, bucket }).catch(async (error) => {
        await started.stop()
        throw error
      })
      return started
    })
    const { endpoint, region, accessKeyId, secretAccessKey } = server
    print(`S3 serves. S3_ENDPOINT=${endpoint} S3_REGION=${region} S3_BUCKET=${bucket} \\
  S3_ACCESS_KEY_ID=${accessKeyId} S3_SECRET_ACCESS_KEY=${secretAccessKey}`)
  } catch (error) {
    throw error instanceof VersitygwFailure ? new CommandError(error.message, { cause: error }) : error
  }
})
