// A media process of its own, to be killed: consumers, relay and workers on a database and a folder that others share.
import { runService } from '@plaza/subgraph'
import { media } from '../../src/index.ts'

await runService({ ...media, workers: media.workers!.map((worker) => ({ ...worker, pollMs: 200 })) }, process.env)
