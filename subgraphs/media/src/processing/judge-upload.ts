import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { outageOf } from '@plaza/database'
import { updateFileToProcessing } from '../data/processed-files.ts'
import type { LeasedTask } from '../data/processing-tasks.ts'
import type { MediaService } from '../jobs/job.ts'
import type { StoredObject } from '../storage/object-storage.ts'
import { storageOutage } from '../storage/telling-outages.ts'
import { LeaseLost } from './lease.ts'
import type { Outcome } from './outcome.ts'
import { limitsOf, processInChild } from './run-child.ts'

/** What the worker says of an upload: malware is no matter of its format. */
export type Judgement = Outcome | { verdict: 'REJECTED'; reason: 'MALWARE'; why: string }

/** Fetches the bytes of an upload, has them scanned and processed; results are in the folder. */
export async function judgeUpload(
  { config, database, setup }: MediaService,
  task: LeasedTask,
  folder: string,
  signal: AbortSignal,
): Promise<Judgement> {
  const { mimeType, kind, byteSize } = task
  const object = await setup.storage.get(task.objectKey)
  if (!object) return corrupt('Its bytes are not in storage.')
  if (object.size !== byteSize) return corrupt(`There are ${object.size} bytes of it, and ${byteSize} were announced.`)
  const input = join(folder, 'upload')
  await fetchTo(input, object, signal)

  if (task.state === 'SCANNING') {
    const found = await setup.scanner.scan(input, signal)
    if (found) return { verdict: 'REJECTED', reason: 'MALWARE', why: `The scanner found ${found}.` }
    if (!(await updateFileToProcessing(database.system, task))) throw new LeaseLost('The lease is lost.')
  }
  const results = join(folder, 'results')
  await mkdir(results)
  const announced = { mimeType, kind, byteSize }
  return processInChild({ input, folder: results, announced }, { signal, limits: limitsOf(config) })
}

const corrupt = (why: string): Judgement => ({ verdict: 'REJECTED', reason: 'CORRUPT', why })

async function fetchTo(path: string, object: StoredObject, signal: AbortSignal): Promise<void> {
  const file = createWriteStream(path, { mode: 0o600 })
  try {
    await pipeline(object.read(), file, { signal })
  } catch (error) {
    signal.throwIfAborted()
    throw file.errored === error && outageOf(error) === 'disk' ? error : storageOutage(error)
  }
  if (file.bytesWritten !== object.size) {
    throw storageOutage(new Error(`${file.bytesWritten} of ${object.size} bytes of an object came.`))
  }
}
