import { S3ServiceException } from '@aws-sdk/client-s3'
import { OutageError, outageOf } from '@plaza/database'

const noBucket = 'There is no bucket S3_BUCKET at S3_ENDPOINT: make it with `pnpm s3:bucket`, or mend the settings.'

/** What a person can do about what S3 says. */
const remedies: Record<string, string> = {
  NoSuchBucket: noBucket,
  InvalidAccessKeyId:
    'The object storage does not know S3_ACCESS_KEY_ID: mend S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.',
  // versitygw's name for the same.
  XAdminUserNotFound:
    'The object storage does not know S3_ACCESS_KEY_ID: mend S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.',
  SignatureDoesNotMatch:
    'The object storage refuses the signature: S3_SECRET_ACCESS_KEY is not that of S3_ACCESS_KEY_ID.',
  AccessDenied:
    'The object storage refuses access: let S3_ACCESS_KEY_ID get, put, delete and list the objects and multipart uploads of S3_BUCKET.',
  AuthorizationHeaderMalformed: 'The object storage refuses the region: set S3_REGION to that of the bucket.',
  PermanentRedirect: 'The bucket is in another place: set S3_ENDPOINT and S3_REGION to those of the bucket.',
  RequestTimeTooSkewed: 'The object storage has another time than this machine: set the clock.',
}

/** The answer to a HEAD has no body that would name its error. */
const namesByStatus: Record<number, string> = { 301: 'PermanentRedirect', 403: 'AccessDenied' }

/** Of a request that can be made again: the storage is too busy, or took too long. */
const passing = new Set(['SlowDown', 'RequestTimeout', 'TimeoutError', 'AbortError', 'TooManyRequests', 'Throttling'])

/**
 * The error to throw for what the S3 client threw. Its own are not passed on, because they hold the access key, the signed
 * text and the object's key.
 *
 * @returns OutageError when the storage is away, or can't be used with these settings; the file is not at fault then
 */
export function failureOf(error: unknown, action: string): Error {
  if (!(error instanceof Error) || error instanceof OutageError) return error as Error
  const status = error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0
  const name = remedies[error.name] ? error.name : (namesByStatus[status] ?? error.name)
  const remedy = remedies[name]
  if (remedy) return new OutageError('storage', remedy)
  if (status >= 500 || status === 429 || passing.has(name))
    return new OutageError(
      'storage',
      `The object storage could not ${action} now: ${name}${status ? ` (${status})` : ''}.`,
    )
  if (error instanceof S3ServiceException)
    return new Error(`The object storage refused to ${action}: ${name} (${status}).`)
  if (outageOf(error) === 'database')
    return new OutageError('storage', `The object storage at S3_ENDPOINT does not answer: ${codeOf(error)}.`, {
      cause: error,
    })
  return error
}

/** For an answer to a HEAD, which says 404 alone. */
export const bucketMissing = (): OutageError => new OutageError('storage', noBucket)

const codeOf = (error: Error) => ('code' in error ? String(error.code) : error.name)
