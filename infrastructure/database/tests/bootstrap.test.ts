import pg from 'pg'
import { expect, test } from 'vitest'
import { bootstrapDatabases } from '../src/index.ts'
import { testServerUrl } from '../src/testing/index.ts'

const services = ['alpha', 'beta', 'gamma'] as const

async function connectTo(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    const { rows } = await client.query('select current_database() as name')
    return rows[0].name
  } finally {
    await client.end()
  }
}

function otherDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

test('each service gets a database of its own, and a second time changes nothing', async () => {
  const urls = await bootstrapDatabases(testServerUrl(), services)
  expect(await bootstrapDatabases(testServerUrl(), services)).toEqual(urls)
  for (const service of services) expect(await connectTo(urls[service])).toBe(`${service}_db`)
})

test('two processes may bootstrap at once', async () => {
  const [first, second] = await Promise.all([
    bootstrapDatabases(testServerUrl(), services),
    bootstrapDatabases(testServerUrl(), services),
  ])
  expect(first).toEqual(second)
})

test('each service’s role is refused by the others’ databases', async () => {
  const urls = await bootstrapDatabases(testServerUrl(), services)
  for (const service of services) {
    for (const other of services.filter((name) => name !== service)) {
      await expect(connectTo(otherDatabase(urls[service], `${other}_db`))).rejects.toThrow(
        `permission denied for database "${other}_db"`,
      )
    }
  }
})

test('the application role can’t log in', async () => {
  const urls = await bootstrapDatabases(testServerUrl(), services)
  const url = new URL(urls.alpha)
  url.username = 'alpha_app'
  await expect(connectTo(url.href)).rejects.toThrow('password authentication failed')
  const admin = new pg.Client({ connectionString: testServerUrl() })
  await admin.connect()
  const { rows } = await admin.query(`
    select rolcanlogin, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = 'alpha_app'
  `)
  await admin.end()
  expect(Object.values(rows[0])).toEqual([false, false, false, false, false])
})

test('a given password is set, and a changed one replaces it', async () => {
  const first = await bootstrapDatabases(testServerUrl(), ['delta'], { passwordOf: () => 'first:/@' })
  expect(await connectTo(first.delta)).toBe('delta_db')
  await bootstrapDatabases(testServerUrl(), ['delta'], { passwordOf: () => 'second' })
  await expect(connectTo(first.delta)).rejects.toThrow('password authentication failed')
})

test('an administrator that is no superuser will do', async () => {
  const admin = new pg.Client({ connectionString: testServerUrl() })
  await admin.connect()
  await admin.query(`drop database if exists epsilon_db`)
  await admin.query(`create role limited_admin login createdb createrole password 'limited'`)
  const url = new URL(testServerUrl())
  url.username = 'limited_admin'
  url.password = 'limited'
  const urls = await bootstrapDatabases(url.href, ['epsilon'])
  expect(await connectTo(urls.epsilon)).toBe('epsilon_db')
  await bootstrapDatabases(url.href, ['epsilon'])
  await admin.query('drop database epsilon_db')
  await admin.query('drop owned by epsilon_owner, epsilon_app, limited_admin')
  await admin.query('drop role epsilon_owner, epsilon_app, limited_admin')
  await admin.end()
})

test('a name that could not be quoted by accident is refused', async () => {
  await expect(bootstrapDatabases(testServerUrl(), ['x; drop table y'])).rejects.toThrow('no name for a service')
})
