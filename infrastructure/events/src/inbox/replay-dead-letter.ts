import type { Pool } from 'pg'
import type { DeadLetter } from './dead-letters.ts'
import type { Receiver } from './receiver.ts'

/**
 * Brings a dead letter to its consumer once more and marks it as replayed.
 * @throws what the handler throws, when it fails again; the letter then stays as it was
 */
export async function replayDeadLetter(receiver: Receiver, pool: Pool, letter: DeadLetter): Promise<void> {
  const { topic, key, value, headers } = letter
  await receiver.replay({ topic, key: key ?? '', value, headers }, letter.consumer)
  await pool.query('update dead_letters set replayed_at = now() where id = $1', [letter.id])
}
