// A process that handles one file and ends. What it may do, and who stops it: run-child.ts.
import { writeSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { detect } from './detect.ts'
import { formats } from './formats/index.ts'
import type { Outcome, ProcessingTask } from './outcome.ts'
import { rejected } from './verdicts.ts'

const memoryBytesMax = Number(process.argv[2])

/** An exit of Node's own would wait for the thread pool, so for the decoder that is to be stopped. */
const die = () => process.kill(process.pid, 'SIGKILL')
const answer = (message: unknown) => writeSync(1, `${JSON.stringify(message)}\n`)

// Decoders work on threads of their own and outside V8's heap, so this timer runs while they do.
setInterval(() => {
  if (process.memoryUsage.rss() <= memoryBytesMax) return
  answer({ limit: 'memory' })
  die()
}, 20)

const lines = createInterface({ input: process.stdin })
// The other end closes when the parent dies.
lines.on('close', die)
lines.once('line', async (line) => {
  try {
    answer(await outcomeOf(JSON.parse(line)))
  } catch (error) {
    const { syscall, code } = error as NodeJS.ErrnoException
    if (!syscall || !code) throw error
    answer({ fault: code })
  }
  process.exit()
})

async function outcomeOf(task: ProcessingTask): Promise<Outcome> {
  const { announced, input } = task
  if ((await stat(input)).size === 0) return rejected('CORRUPT', 'The file is empty.')
  const found = await detect(input, announced)
  if ('verdict' in found) return found
  const format = await formats[announced.kind]()
  return format({ ...task, detected: found.detected })
}
