import process from 'node:process'
import { runService } from '@plaza/subgraph'
import { auth } from './index.ts'

await runService(auth, process.env)
