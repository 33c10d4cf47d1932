export { createTestIdentities, type TestIdentities, type TestViewer } from './tokens.ts'
