import { runService } from '@plaza/service'
import { notifications } from './index.ts'

await runService(notifications, process.env)
