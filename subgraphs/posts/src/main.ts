import { runService } from '@plaza/service'
import { posts } from './index.ts'

await runService(posts, process.env)
