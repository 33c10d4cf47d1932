export { type EventStream, openEventStream } from './event-stream.ts'
export { createTestIdentities, type TestIdentities, type TestViewer } from './tokens.ts'
