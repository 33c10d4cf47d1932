export { type S3ForTests, s3ForTests } from './for-tests.ts'
export { VersitygwFailure, versitygwProgram, whatIsMissing } from './install.ts'
export { startVersitygw, type VersitygwOptions, type VersitygwServer } from './server.ts'
