import { randomBytes } from 'node:crypto'
import { s3Settings } from '../../config.ts'
import { makeBucket } from '../../storage/s3/bucket.ts'
import { VersitygwFailure, whatIsMissing } from './install.ts'
import { startVersitygw, type VersitygwServer } from './server.ts'

export interface S3ForTests extends AsyncDisposable {
  /** To kill and start again. */
  readonly server: VersitygwServer
  /** Settings with a new bucket at each call. */
  settings(): Promise<S3Environment>
}

type S3Environment = Record<
  'S3_ENDPOINT' | 'S3_REGION' | 'S3_BUCKET' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY',
  string
>

/**
 * A versitygw started for the caller.
 * @returns null, after a line on stderr, on a machine that has none and can't build one
 * @throws instead when REQUIRE_S3=1
 */
export async function s3ForTests(): Promise<S3ForTests | null> {
  const missing = await whatIsMissing()
  const server =
    missing ??
    (await startVersitygw().catch((error) => {
      if (process.env.REQUIRE_S3 !== '1' && error instanceof VersitygwFailure) return error.message
      throw error
    }))
  if (typeof server === 'string') {
    const text = `No S3 for the tests: ${server}.`
    if (process.env.REQUIRE_S3 === '1') throw new Error(text)
    process.stderr.write(`\n*** ${text} Its tests are SKIPPED. ***\n\n`)
    return null
  }
  return {
    server,
    async settings() {
      const settings = {
        S3_ENDPOINT: server.endpoint,
        S3_REGION: server.region,
        S3_BUCKET: `t${randomBytes(8).toString('hex')}`,
        S3_ACCESS_KEY_ID: server.accessKeyId,
        S3_SECRET_ACCESS_KEY: server.secretAccessKey,
      }
      await makeBucket(s3Settings(settings)!)
      return settings
    },
    [Symbol.asyncDispose]: () => server.stop(),
  }
}
