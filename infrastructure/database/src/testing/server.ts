import pg from 'pg'

/** URL of the administrator of the test server. */
export function testServerUrl(): string {
  const url = process.env.TEST_POSTGRES_URL
  if (url === undefined) {
    throw new Error('No test server: run through vitest, whose global set-up starts one, or set TEST_POSTGRES_URL')
  }
  return url
}

export async function asAdmin<Result>(use: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: testServerUrl(), application_name: 'plaza-tests' })
  await admin.connect()
  try {
    return await use(admin)
  } finally {
    await admin.end()
  }
}

/** Holds `name` for the whole server while `use` runs: the workers of a run share it. */
export async function withServerLock<Result>(
  admin: pg.Client,
  name: string,
  use: () => Promise<Result>,
): Promise<Result> {
  await admin.query('select pg_advisory_lock(hashtext($1))', [name])
  try {
    return await use()
  } finally {
    await admin.query('select pg_advisory_unlock(hashtext($1))', [name])
  }
}

/** Tests may wipe what they are given, so they are given nothing that could be real. */
export function assertTestDatabase(name: string): void {
  if (!name.includes('_test_')) throw new Error(`${name} is not a test database: its name has no "_test_"`)
}
