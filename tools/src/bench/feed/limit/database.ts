import { createSignedLinks } from '@plaza/media/links'
import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import pg from 'pg'

const name = 'feed_limit'

/** Copies the tables of all services, with their rows and indexes, into one database that has a schema for each; gives its URL. */
export async function openLimitDatabase(adminUrl: string, urls: Record<SubgraphName, string>): Promise<string> {
  await using admin = await connected(adminUrl)
  await admin.client.query(`create database ${name}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  await using limit = await connected(url.href)
  for (const service of subgraphNames) {
    await using source = await connected(urls[service])
    await limit.client.query(`create schema ${service}`)
    await copyTables(source.client, limit.client, service)
  }
  await keepLinks(limit.client)
  await limit.client.query('vacuum analyze')
  return url.href
}

async function connected(connectionString: string): Promise<AsyncDisposable & { client: pg.Client }> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return { client, [Symbol.asyncDispose]: () => client.end() }
}

interface Table {
  name: string
  columns: string
  indexes: string[] | null
}

/** What is not PostgreSQL's own, an enum above all, becomes text. */
const tables = `
  select c.relname as name,
    (select string_agg(format('%I %s', a.attname, case
      when coalesce(element.typnamespace, t.typnamespace) = 'pg_catalog'::regnamespace then format_type(a.atttypid, a.atttypmod)
      when t.typelem <> 0 then 'text[]' else 'text' end), ', ' order by a.attnum)
     from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_type element on element.oid = nullif(t.typelem, 0)
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    (select array_agg(pg_get_indexdef(i.indexrelid)) from pg_index i
     where i.indrelid = c.oid and i.indexprs is null
       and coalesce(pg_get_expr(i.indpred, i.indrelid), '') !~ '::') as indexes
  from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`

async function copyTables(source: pg.Client, limit: pg.Client, service: string): Promise<void> {
  const { rows } = await source.query<Table>(tables)
  for (const { name, columns, indexes } of rows) {
    const table = `${service}.${pg.escapeIdentifier(name)}`
    await limit.query(`create table ${table} (${columns})`)
    const { rows: all } = await source.query(
      `select coalesce(json_agg(t), '[]')::text as rows from ${pg.escapeIdentifier(name)} t`,
    )
    await limit.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [all[0].rows])
    for (const index of indexes ?? []) await limit.query(index.replace(' ON public.', ` ON ${service}.`))
  }
}

interface FileRow {
  id: string
  filename: string
  mime_type: string
  object_key: string
  renditions: { objectKey: string; mimeType: string; width: number; height: number }[]
}

/** Ours remembers links that it has signed until they change; here they lie beside the files, as the answer shows them. */
async function keepLinks(limit: pg.Client): Promise<void> {
  await limit.query(`create table media.links (
    media_id uuid primary key, url text, expires_at text, thumbnail_url text, renditions json)`)
  const halfHour = 30 * 60_000
  const expiresAt = new Date((Math.floor(Date.now() / halfHour) + 3) * halfHour)
  const links = createSignedLinks({ baseUrl: 'http://localhost:0', secret: 'of the limit' })
  const { rows } = await limit.query<FileRow>(
    `select id, filename, mime_type, object_key, renditions from media.media_files where state = 'READY'`,
  )
  for (const { id, filename, mime_type, object_key, renditions } of rows) {
    const link = (key: string, mimeType: string) => links.download(key, { filename, mimeType, expiresAt })
    const shown = renditions.map(({ objectKey, mimeType, width, height }) => ({
      url: link(objectKey, mimeType),
      width,
      height,
    }))
    const values = [
      id,
      link(object_key, mime_type),
      expiresAt.toISOString(),
      shown[0]?.url ?? null,
      JSON.stringify(shown),
    ]
    await limit.query('insert into media.links values ($1, $2, $3, $4, $5)', values)
  }
}
