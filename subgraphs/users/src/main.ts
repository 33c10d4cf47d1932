import { runService } from '@plaza/service'
import { users } from './index.ts'

await runService(users, process.env)
