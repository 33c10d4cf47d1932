import pg from 'pg'
import { expect, test } from 'vitest'
import { startWireCounter } from '../src/bench/feed/e2e/wire-counter.ts'

test('statements and transactions are counted, however a driver sends them', async () => {
  await using counter = await startWireCounter(process.env.TEST_POSTGRES_URL!)
  const client = new pg.Client({ connectionString: counter.url })
  await client.connect()
  const counted = async (work: () => Promise<unknown>) => {
    const { statements, transactions } = counter.counts
    await work()
    return [counter.counts.statements - statements, counter.counts.transactions - transactions]
  }
  try {
    expect(await counted(() => client.query('select 1'))).toEqual([1, 1])
    expect(await counted(() => client.query({ name: 'one', text: 'select $1::int', values: [1] }))).toEqual([1, 1])
    expect(await counted(() => client.query('select 1; select 2'))).toEqual([2, 1])
    expect(
      await counted(async () => {
        await client.query("begin read only; select set_config('role', 'none', true)")
        await client.query({ name: 'long', text: "select repeat('x', $1)", values: [300_000] })
        await client.query('commit')
      }),
    ).toEqual([4, 1])
  } finally {
    await client.end()
  }
})
