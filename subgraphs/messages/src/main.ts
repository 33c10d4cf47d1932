import { runService } from '@plaza/subgraph'
import { messages } from './index.ts'

await runService(messages, process.env)
