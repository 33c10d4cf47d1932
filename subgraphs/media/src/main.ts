import { runService } from '@plaza/service'
import { media } from './index.ts'

await runService(media, process.env)
