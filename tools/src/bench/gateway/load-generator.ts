import { setTimeout } from 'node:timers/promises'
import { Pool } from 'undici'

/** One request of the load: a body, and who asks. */
export interface LoadRequest {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

export interface LoadResult {
  readonly requests: number
  readonly seconds: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

export interface LoadOptions {
  readonly connections: number
  readonly seconds: number
  /** The request to begin with. */
  readonly from?: number
  /** Between an answer and the next request of the same connection, in milliseconds. */
  readonly pauseMs?: number
}

/** Each connection asks again as soon as it is answered; the requests take turns over all of them. */
export async function load(
  url: string,
  requests: readonly LoadRequest[],
  { connections, seconds, from = 0, pauseMs = 0 }: LoadOptions,
): Promise<LoadResult> {
  const { origin, pathname } = new URL(url)
  const pool = new Pool(origin, { connections, pipelining: 1, headersTimeout: 60_000, bodyTimeout: 60_000 })
  const taken: number[] = []
  const begun = performance.now()
  const until = begun + seconds * 1_000
  let next = from

  async function keepAsking(): Promise<void> {
    for (let now = performance.now(); now < until; ) {
      await ask(pool, pathname, requests[next++ % requests.length]!)
      const answered = performance.now()
      taken.push(answered - now)
      if (pauseMs > 0) await setTimeout(pauseMs)
      now = pauseMs > 0 ? performance.now() : answered
    }
  }

  try {
    await Promise.all(Array.from({ length: connections }, keepAsking))
  } finally {
    await pool.destroy()
  }
  const elapsed = (performance.now() - begun) / 1_000
  taken.sort((a, b) => a - b)
  const percentile = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))]!
  return { requests: taken.length, seconds: elapsed, p50: percentile(0.5), p99: percentile(0.99) }
}

/** Through `dispatch`, since whatever the load costs is taken from those that are measured. */
function ask(pool: Pool, path: string, { body, headers }: LoadRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    let status = 0
    let size = 0
    let failed = false
    pool.dispatch(
      { path, method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body },
      {
        onRequestStart: () => {},
        onResponseStart: (_, statusCode) => {
          status = statusCode
        },
        onResponseData: (_, chunk) => {
          size += chunk.length
          failed ||= chunk.includes('"errors":[')
        },
        onResponseEnd: () => {
          if (status === 200 && size > 0 && !failed) resolve()
          else reject(new Error(`status ${status}, ${size} bytes${failed ? ' with errors' : ''}`))
        },
        onResponseError: (_, error) => reject(error),
      },
    )
  })
}

/** One answer, for comparing it. */
export async function askOnce(url: string, { body, headers }: LoadRequest): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  })
  return response.json()
}
