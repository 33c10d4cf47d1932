import { describe, type Logger } from '@plaza/server'
import { Recorder, type UsedOperation } from './recorder.ts'
import { compact } from './store/compact.ts'
import { StoreWriter } from './store/write.ts'

/** Counts who uses what of the schema. */
export interface UsageRecording {
  record(used: UsedOperation): void
  /** Writes what is counted and not written yet. */
  stop(): Promise<void>
}

/** How often it is written that somebody records, though nothing was asked. */
const silenceMs = 10 * 60_000
/** So many times written, files are put together. */
const compactEvery = 20

/**
 * Records use in a folder, which several processes may share: every `flushMs` what was counted is added to it, and what is
 * older than `days` removed. A folder that can't be written is told in the log once, and hurts no request: what is counted
 * waits in memory, within limits, until it can be.
 */
export function recordUsage(options: { folder: string; flushMs: number; days: number; log: Logger }): UsageRecording {
  const { folder, flushMs, days, log } = options
  const writer = new StoreWriter(folder)
  const recorder = new Recorder(writer)
  /** Until when it is written that this process records, and until when it has counted. */
  let [covered, counted] = [now(), now()]
  let isOpen = false
  let failing = false
  let faulty = false
  let writes = 0

  async function open(): Promise<void> {
    await writer.open()
    isOpen = true
  }

  async function write(isLast: boolean): Promise<void> {
    const until = now()
    const first = counted
    counted = until
    const taken = recorder.take()
    let isWritten = false
    try {
      if (!isOpen) await open()
      if (!taken.tally.isEmpty || isLast || Date.parse(until) - Date.parse(covered) >= silenceMs) {
        await writer.write([covered, until], taken.tally.rows(first, until), taken.operations)
        if (covered.slice(0, 10) < until.slice(0, 10)) recorder.forget()
        covered = until
        recorder.written(taken)
        isWritten = true
        if (!isLast && writes++ % compactEvery === 0) await tidy()
      }
      if (failing) log.warn({ folder }, 'the use of the schema is recorded again')
      failing = false
    } catch (error) {
      // What failed after the writing, as putting files together, must not count it again.
      if (!isWritten) recorder.giveBack(taken, first, until)
      // What was thought to be there may have gone.
      recorder.forget()
      isOpen = false
      if (!failing) log.error({ err: describe(error), folder }, cannotWrite)
      failing = true
    }
  }

  async function tidy(): Promise<void> {
    await compact(folder, { days, now: new Date() })
    // Others add operations, and some have gone.
    await writer.open()
  }

  let writing = open().catch(() => {})
  let timer: NodeJS.Timeout | undefined
  const schedule = (): void => {
    timer = setTimeout(() => {
      writing = write(false)
      void writing.then(schedule)
    }, flushMs).unref()
  }
  void writing.then(schedule)
  return {
    record(used) {
      try {
        recorder.record(used)
      } catch (error) {
        // A fault of ours is no reason to refuse a request.
        if (!faulty) log.error({ err: describe(error) }, 'an operation can not be counted in the recorded use')
        faulty = true
      }
    },
    async stop() {
      await writing
      clearTimeout(timer)
      await write(true)
    },
  }
}

const now = () => new Date().toISOString()

const cannotWrite =
  'the use of the schema can not be written into the folder of USAGE_DIR; requests are answered as ever, and it is tried again. Make room on its disk and let the gateway write there, or unset USAGE_DIR'
