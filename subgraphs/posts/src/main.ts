import { runService } from '@plaza/subgraph'
import { posts } from './index.ts'

await runService(posts, process.env)
