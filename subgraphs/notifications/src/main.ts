import { runService } from '@plaza/subgraph'
import { notifications } from './index.ts'

await runService(notifications, process.env)
