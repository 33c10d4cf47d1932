import { runService } from '@plaza/subgraph'
import { media } from './index.ts'

await runService(media, process.env)
