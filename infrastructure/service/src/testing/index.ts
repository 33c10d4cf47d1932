export { type StartedTestSubgraph, startTestSubgraph, type TestViewer } from './start-test-subgraph.ts'
