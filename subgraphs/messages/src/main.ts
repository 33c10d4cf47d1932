import { runService } from '@plaza/service'
import { messages } from './index.ts'

await runService(messages, process.env)
