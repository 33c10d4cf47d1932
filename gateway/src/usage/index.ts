/** Recorded use: what a gateway has counted of who uses what of the schema, and how to read it. Knows no Plaza. */

export { type ClientVersion, clientOfHeaders, other, unknown } from './clients.ts'
export { Recorder } from './recorder.ts'
export type { Row, StoredOperation } from './store/format.ts'
export { NewerStore } from './store/read.ts'
export { type Recording, readRecording } from './store/recording.ts'
export { StoreWriter } from './store/write.ts'
export type { Uses } from './uses.ts'
export { withoutValues } from './without-values.ts'
