import { describeTransport } from './setup/conformance.ts'

describeTransport('in process', async () => ({}))
