import process from 'node:process'
import { runService } from '@plaza/subgraph'
import { notifications } from '../src/index.ts'
import { setUp } from '../src/setup.ts'
import { createLocalAgent } from './push-service.ts'

// The service as a process of its own, whose push messages stay on this machine.
const { PUSH_PORT, PUSH_CA } = process.env

await runService(
  {
    ...notifications,
    setup: async (service) => ({
      ...(await setUp(service)),
      pushAgent: createLocalAgent(Number(PUSH_PORT), PUSH_CA ?? ''),
    }),
  },
  process.env,
)
