import pg from 'pg'

/**
 * URL of the test server's administrator.
 * @throws when TEST_POSTGRES_URL is not set
 */
export function testServerUrl(): string {
  const url = process.env.TEST_POSTGRES_URL
  if (url === undefined) {
    throw new Error(
      'No test server: run the test with vitest, whose global set-up starts one, or set TEST_POSTGRES_URL',
    )
  }
  return url
}

/** Runs `use` with a connection as the test server's administrator, and closes it. */
export async function asAdmin<Result>(use: (admin: pg.Client) => Promise<Result>): Promise<Result> {
  const admin = new pg.Client({ connectionString: testServerUrl(), application_name: 'plaza-tests' })
  await admin.connect()
  try {
    return await use(admin)
  } finally {
    await admin.end()
  }
}

/** Runs `use` while an advisory lock on `name` is held in the administrator's database, against other workers of the run. */
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

/**
 * Guards real databases against tests, which drop theirs.
 * @throws when the name has no `_test_` in it
 */
export function assertTestDatabase(name: string): void {
  if (!name.includes('_test_')) throw new Error(`${name} is not a test database: its name has no "_test_"`)
}
