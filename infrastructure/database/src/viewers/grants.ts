import type { CompiledQuery } from 'kysely'
import type pg from 'pg'

/**
 * What has been found out before a read, and row policies ask for: settings of the transaction, by their names. They say what
 * may be shown, never who looks.
 */
export type Grants = ReadonlyMap<string, string>

const grantName = 'app\\.granted_[a-z_]+'
const isGrantName = new RegExp(`^${grantName}$`)
const makesGrant = new RegExp(`^select set_config\\('(${grantName})', \\$1, true\\)$`)

/** The name and the value of the grant that a statement makes; null when it is another statement. */
export function grantOf({ sql, parameters }: Pick<CompiledQuery, 'sql' | 'parameters'>): [string, string] | null {
  const name = makesGrant.exec(sql)?.[1]
  const [value] = parameters
  return name !== undefined && typeof value === 'string' ? [name, value] : null
}

/**
 * Makes the grants before what `ask` sends and takes them back after it. All is sent at once, so nothing else that uses the
 * connection comes between.
 * @throws TypeError when a name is no grant's
 */
export async function withGrants<Answer>(
  client: pg.ClientBase,
  grants: Grants,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  if (grants.size === 0) return ask()
  const names = [...grants.keys()]
  for (const name of names) if (!isGrantName.test(name)) throw new TypeError(`${name} is no grant`)
  const set = (values: readonly string[]) =>
    client.query('select set_config(name, value, true) from unnest($1::text[], $2::text[]) as given (name, value)', [
      names,
      values,
    ])
  const [, answer] = await Promise.all([set([...grants.values()]), ask(), set(names.map(() => ''))])
  return answer
}
