import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createClient } from 'graphql-ws'
import { afterEach, expect, test } from 'vitest'

const stop: (() => void)[] = []
afterEach(() => {
  for (const each of stop.splice(0)) each()
})

/** A gateway with 128 MB of heap, on a supergraph of two subgraphs. */
async function start(): Promise<{ url: string; isAlive(): boolean }> {
  const file = new URL('support/small-heap.ts', import.meta.url)
  const child = fork(file, [], { execArgv: ['--max-old-space-size=128'], stdio: 'ignore' })
  stop.push(() => child.kill('SIGKILL'))
  const [url] = (await once(child, 'message')) as [string]
  return { url, isAlive: () => child.exitCode === null && child.signalCode === null }
}

const post = async (url: string, query: string, accept = 'application/json') => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify({ query }),
  })
  return response.text()
}

const fields = (name: string, count: number) =>
  Array.from({ length: count }, (_, n) => `a: a id ${name}${n % 9}: a`).join(' ')

/** Unique documents: much text of which little is asked, a large document, one with a large plan, one that is refused. */
const kinds: readonly ((n: number) => string)[] = [
  (n) => `# ${n}${'x'.repeat(900_000)}\n{ item { a b } }`,
  (n) => `{ item { ${fields(`n${n}_`, 10)} ${'id '.repeat(1_000)} } }`,
  (n) => `{ ${Array.from({ length: 25 }, (_, i) => `x${i}n${n}: item { id a b item { b item { b } } }`).join(' ')} }`,
  (n) => `{ item { refused${n} ${'id '.repeat(3_900)} } }`,
]

test('no number of large documents, each another, fills the memory by POST, SSE or WebSocket', async () => {
  const { url, isAlive } = await start()
  const client = createClient({ url: url.replace('http', 'ws'), retryAttempts: 0 })
  stop.push(() => void client.dispose())
  const overSocket = (query: string) =>
    new Promise<string>((resolve) => {
      let last = ''
      client.subscribe(
        { query },
        {
          next: (result) => {
            last = JSON.stringify(result)
          },
          error: (errors) => resolve(JSON.stringify(errors)),
          complete: () => resolve(last),
        },
      )
    })
  const ways = [
    (query: string) => post(url, query),
    (query: string) => post(url, query, 'text/event-stream'),
    overSocket,
  ]
  for (let n = 0; n < 60; n++) {
    const answers = await Promise.all(kinds.map((kind) => ways[n % ways.length]!(kind(n))))
    for (const [index, answer] of answers.entries()) {
      expect(answer.slice(0, 300), `${n}`).toContain(index === 3 ? 'Cannot query field' : '"data"')
    }
  }
  expect(isAlive()).toBe(true)
  expect(await post(url, '{ item { b } }')).toContain('{"item":{"b":2}}')
}, 240_000)
