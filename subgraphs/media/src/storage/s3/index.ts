export { mediaConfig, mediaRules, s3Settings } from '../../config.ts'
export { makeBucket } from './bucket.ts'
export type { S3Settings } from './client.ts'
export { createS3Storage } from './s3-storage.ts'
