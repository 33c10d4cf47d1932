import { runService } from '@plaza/subgraph'
import { samples } from './index.ts'

await runService(samples, process.env)
