export {
  gatewaySecret,
  type StartedTestSubgraph,
  startTestSubgraph,
  type TestResult,
} from './start-test-subgraph.ts'
