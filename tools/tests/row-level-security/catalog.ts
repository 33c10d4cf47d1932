import type pg from 'pg'

/** What pg_catalog says about one service's database. `app` is the role of requests. */
export class Catalog {
  readonly #pool: pg.Pool
  readonly #service: string

  constructor(pool: pg.Pool, service: string) {
    this.#pool = pool
    this.#service = service
  }

  async #names(query: string): Promise<string[]> {
    const { rows } = await this.#pool.query<{ name: string }>(query.replaceAll(':service', this.#service))
    return rows.map(({ name }) => name).sort()
  }

  tables(): Promise<string[]> {
    return this.#names(`select relname as name from pg_class where ${ownTable}`)
  }

  unguardedTables(): Promise<string[]> {
    return this.#names(`
      select relname as name from pg_class c where ${ownTable} and not (
        relrowsecurity and relforcerowsecurity
        and exists (select from pg_policy where polrelid = c.oid and polroles = array[':service_owner'::regrole::oid]))`)
  }

  /** Views run as their owner, past the policies. */
  views(): Promise<string[]> {
    return this.#names(
      `select relname as name from pg_class where ${own('relnamespace')} and relkind in ('v', 'm', 'f')`,
    )
  }

  /** `table.policy`, of those that are for everybody or for a role of no service. */
  policiesOfOthers(): Promise<string[]> {
    return this.#names(`
      select polrelid::regclass || '.' || polname as name from pg_policy
      where not polroles <@ array[':service_owner'::regrole::oid, ':service_app'::regrole::oid]`)
  }

  /** `table verb`, where the application role's policy lets any row through. */
  policiesWithoutRule(): Promise<string[]> {
    return this.#names(`
      select polrelid::regclass || ' ' ||
        case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
        as name
      from pg_policy
      where ':service_app'::regrole = any (polroles)
        and 'true' in (pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))`)
  }

  /** What is granted to everybody: relations, columns, functions, schemas, the database. */
  publicGrants(): Promise<string[]> {
    return this.#names(`
      select 'relation ' || relname as name from pg_class, aclexplode(relacl) g where ${own('relnamespace')} and g.grantee = 0
      union all
      select 'column ' || attrelid::regclass || '.' || attname from pg_attribute, aclexplode(attacl) g
      where g.grantee = 0 and attrelid in (select oid from pg_class where ${own('relnamespace')})
      union all
      select 'function ' || p.oid::regprocedure from pg_proc p,
        aclexplode(coalesce(proacl, acldefault('f', proowner))) g where ${ownFunction} and g.grantee = 0
      union all
      select 'database ' || g.privilege_type from pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) g
      where datname = current_database() and g.grantee = 0
      union all
      select 'create in ' || nspname from pg_namespace, aclexplode(nspacl) g
      where g.grantee = 0 and g.privilege_type = 'CREATE'`)
  }

  /** Beyond reading and writing rows. */
  appPowers(): Promise<string[]> {
    return this.#names(`
      select privilege_type || ' on ' || relname as name from pg_class, aclexplode(relacl) g
      where g.grantee = ':service_app'::regrole and (g.is_grantable or privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        and not (relkind = 'S' and privilege_type = 'USAGE'))
      union all select 'owns ' || relname from pg_class where relowner = ':service_app'::regrole
      union all select 'owns ' || proname from pg_proc where proowner = ':service_app'::regrole
      union all select 'is a ' || roleid::regrole from pg_auth_members where member = ':service_app'::regrole
      union all select 'may create in ' || nspname from pg_namespace
        where has_schema_privilege(':service_app', oid, 'create')
      union all select 'may ' || privilege from unnest(array['create', 'temporary', 'connect']) privilege
        where has_database_privilege(':service_app', current_database(), privilege)
      union all select 'role with ' || power from pg_roles, lateral unnest(array[
        case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
        case when rolcanlogin and rolname = ':service_app' then 'login' end,
        case when rolcreaterole then 'createrole' end, case when rolcreatedb then 'createdb' end]) power
        where rolname in (':service_app', ':service_owner') and power is not null`)
  }

  /** `table.column` of what looks like a credential and can be read by requests. */
  readableCredentials(): Promise<string[]> {
    return this.#names(`
      select attrelid::regclass || '.' || attname as name from pg_attribute join pg_class c on c.oid = attrelid
      where ${ownTable} and attnum > 0 and not attisdropped
        and attname ~ '(password|secret|private|token|_hash$|^auth$|p256dh)'
        and has_column_privilege(':service_app', attrelid, attnum, 'select')`)
  }

  insertableColumns(table: string): Promise<string[]> {
    return this.#names(`
      select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0
        and has_column_privilege(':service_app', attrelid, attnum, 'insert')`)
  }

  /** Functions that run as the owner under whatever search path their caller has. */
  definersWithoutPath(): Promise<string[]> {
    return this.#names(`
      select p.oid::regprocedure::text as name from pg_proc p
      where ${ownFunction} and prosecdef and not exists (select from unnest(proconfig) s where s like 'search_path=%')`)
  }

  /** What requests may run past the policies. */
  callableDefiners(): Promise<string[]> {
    return this.#names(`
      select p.oid::regprocedure::text as name from pg_proc p
      where ${ownFunction} and prosecdef and prorettype <> 'trigger'::regtype
        and has_function_privilege(':service_app', p.oid, 'execute')`)
  }

  /** `table.constraint`, where deleting the row it refers to would read the whole table. */
  foreignKeysWithoutIndex(): Promise<string[]> {
    return this.#names(`
      select conrelid::regclass || '.' || conname as name from pg_constraint c
      where contype = 'f' and ${own('connamespace')}
        and not exists (select from pg_index i where i.indrelid = conrelid and i.indkey[0] = any (conkey))`)
  }

  /** `table.column` that a policy compares with the viewer and by which no index finds the viewer's rows. */
  viewerColumnsWithoutIndex(): Promise<string[]> {
    return this.#names(`
      select distinct polrelid::regclass || '.' || found[1] as name
      from pg_policy, regexp_matches(pg_get_expr(polqual, polrelid), '\\((\\w+) = \\( SELECT viewer_id\\(\\)', 'g') found
      where polcmd in ('r', '*') and not exists (
        select from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
        where i.indrelid = polrelid and a.attname = found[1])`)
  }
}

const own = (namespace: string) => `${namespace} = 'public'::regnamespace`
/** Kysely's own tables tell which migrations have run. */
const ownTable = `${own('relnamespace')} and relkind in ('r', 'p') and relname not like 'kysely\\_%'`
const ownFunction = `${own('pronamespace')} and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`
