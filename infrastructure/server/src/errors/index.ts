// An entry of its own, which loads nothing but graphql: the gateway's planning thread throws errors and needs no server.
export { codedError } from './coded-error.ts'
export { type ErrorCode, isErrorCode } from './registry.ts'
