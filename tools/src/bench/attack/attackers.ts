import { Pool } from 'undici'
import type { AttackKind } from './documents.ts'

/** Another for each kind and number. */
export const bodyOf = ({ query, variables }: AttackKind, n: number): string =>
  JSON.stringify({ query: query(n), ...(variables && { variables: variables(n) }) })

/** What one attacker sends: each request as soon as the one before is answered. */
export interface Attack {
  readonly bodies: (n: number) => string
  readonly headers: Readonly<Record<string, string>>
}

export interface AttackResult {
  readonly requests: number
  readonly kilobytes: number
}

/**
 * Sends until `isOver`, which is asked before each request.
 * @throws Error when an answer says that something ran, or went wrong in the gateway
 */
export async function attack(url: string, { bodies, headers }: Attack, isOver: () => boolean): Promise<AttackResult> {
  const { origin, pathname: path } = new URL(url)
  await using cleanup = new AsyncDisposableStack()
  const pool = new Pool(origin, { connections: 1 })
  cleanup.defer(() => pool.close())
  let [requests, bytes] = [0, 0]
  while (!isOver()) {
    const body = bodies(requests)
    const answer = await pool.request({
      path,
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    })
    const text = await answer.body.text()
    if (answer.statusCode >= 500 || text.includes('"data":{')) throw new Error(`not refused: ${text.slice(0, 200)}`)
    requests++
    bytes += Buffer.byteLength(body)
  }
  return { requests, kilobytes: bytes / 1024 }
}
