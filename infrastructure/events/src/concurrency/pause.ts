import { WakeSignal } from './wake-signal.ts'

/** Resolves after `ms` milliseconds, or at once when the signal aborts; never rejects. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new WakeSignal().wait(ms, signal)
}
