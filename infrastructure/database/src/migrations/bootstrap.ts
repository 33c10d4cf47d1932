import { createHmac } from 'node:crypto'
import pg from 'pg'

export interface BootstrapOptions {
  /** Password of the service's owner role; derived from the administrator's unless given. */
  passwordOf?(service: string): string
}

/** Advisory lock: two processes may bootstrap one server at once. */
const lockKey = 7_067_102_012

/**
 * Makes a database and two roles for each service, or brings existing ones into this state:
 * `<service>_owner` logs in and owns `<service>_db`; `<service>_app` is what requests run as and cannot log in.
 * No role may connect to another service's database.
 *
 * @param adminUrl of a role that may create databases and roles
 * @returns the URL of each service's database, for its owner
 */
export async function bootstrapDatabases<Service extends string>(
  adminUrl: string,
  services: readonly Service[],
  options: BootstrapOptions = {},
): Promise<Record<Service, string>> {
  const admin = new pg.Client({ connectionString: adminUrl, application_name: 'plaza-bootstrap' })
  await admin.connect()
  try {
    await admin.query('select pg_advisory_lock($1)', [lockKey])
    const urls: [Service, string][] = []
    for (const service of services) {
      const password = options.passwordOf?.(service) ?? derivedPassword(adminUrl, service)
      await createRoles(admin, service, password)
      await createDatabase(admin, `${service}_db`, service)
      urls.push([service, ownerUrl(adminUrl, service, password, `${service}_db`)])
    }
    return Object.fromEntries(urls) as Record<Service, string>
  } finally {
    await admin.end()
  }
}

/**
 * Makes a service's two roles, or brings existing ones into their state, and lets the administrator make databases for them.
 */
export async function createRoles(admin: pg.ClientBase, service: string, password: string): Promise<void> {
  const { owner, app } = rolesOf(service)
  await createRole(admin, owner)
  await createRole(admin, app)
  await admin.query(`alter role ${owner} with login noinherit password ${pg.escapeLiteral(password)}`)
  await admin.query(`alter role ${app} with nologin`)
  await admin.query(`grant ${app} to ${owner} with inherit false, set true`)
  // An administrator who is no superuser can make databases only for roles that it is a member of.
  await admin.query(`grant ${owner} to current_user with inherit true, set true`)
}

/**
 * Makes a database that the service's owner role owns, unless it exists, and lets no other role connect to it.
 *
 * @param template a database of the same service to copy, without open connections
 */
export async function createDatabase(
  admin: pg.ClientBase,
  name: string,
  service: string,
  template?: string,
): Promise<void> {
  const { owner } = rolesOf(service)
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name])
  if (rowCount === 0) {
    const copied = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`
    await admin.query(`create database ${pg.escapeIdentifier(name)} owner ${owner}${copied}`)
  }
  await admin.query(`revoke all on database ${pg.escapeIdentifier(name)} from public`)
}

/**
 * Names of a service's owner role and application role.
 * @throws TypeError when the service's name has other characters than lower case letters
 */
export function rolesOf(service: string): { owner: string; app: string } {
  if (!/^[a-z]+$/.test(service)) throw new TypeError(`${service} is no name for a service: use lower case letters only`)
  return { owner: `${service}_owner`, app: `${service}_app` }
}

/** URL of a service's database for its owner role, on the administrator's server. */
export function ownerUrl(adminUrl: string, service: string, password: string, database: string): string {
  const url = new URL(adminUrl)
  url.username = rolesOf(service).owner
  url.password = password
  url.pathname = `/${database}`
  return url.href
}

/** The password of a service's owner role that follows from the administrator's, so that no file has to hold it. */
export function derivedPassword(adminUrl: string, service: string): string {
  const secret = decodeURIComponent(new URL(adminUrl).password)
  return createHmac('sha256', secret)
    .update(`plaza ${rolesOf(service).owner}`)
    .digest('base64url')
}

async function createRole(admin: pg.ClientBase, name: string): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [name])
  if (rowCount === 0) await admin.query(`create role ${name}`)
}
