export { openStream, readResults, type Stream } from './event-stream.ts'
export {
  grantSettings,
  type OutboxEntry,
  type StartedTestSubgraph,
  startTestSubgraph,
  type TestResult,
} from './start-test-subgraph.ts'
