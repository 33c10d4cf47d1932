import { createHash } from 'node:crypto'
import { subgraphNames } from '@plaza/schema/subgraphs'
import pg from 'pg'
import { expectationsOf } from '../row-level-security/expectations.ts'
import type { Town } from './town.ts'

/** What the services' jobs rank anew by the clock, whatever anybody asks. */
const ranked = new Set(['posts.hot_posts', 'posts.tag_trends'])

/** Every row of the victims', by table: what no attack may have changed. */
export async function snapshot(town: Town): Promise<Record<string, string>> {
  const ids = Object.fromEntries(Object.entries(town.people).map(([name, { id }]) => [name, id]))
  const rows: Record<string, string> = {}
  for (const service of subgraphNames) {
    const client = new pg.Client({ connectionString: town.plaza.urls[service] })
    await client.connect()
    try {
      for (const [table, expected] of Object.entries(expectationsOf(service))) {
        if (expected === 'closed' || table === 'outbox' || ranked.has(`${service}.${table}`)) continue
        const kind = expected.kind.replaceAll(/:([a-z]+)\b(?!:)/g, (whole, name) =>
          ids[name] ? `'${ids[name]}'::uuid` : whole,
        )
        const found = await client.query(
          `select row from (select (${kind})::text as kind, to_jsonb(t)::text as row from ${table} t) x
          where kind is not null order by row`,
        )
        const hash = createHash('sha256')
        for (const { row } of found.rows) hash.update(row)
        rows[`${service}.${table}`] = `${found.rows.length} rows ${hash.digest('base64url').slice(0, 12)}`
      }
    } finally {
      await client.end()
    }
  }
  return rows
}
