import { runService } from '@plaza/subgraph'
import { users } from './index.ts'

await runService(users, process.env)
