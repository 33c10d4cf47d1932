import {
  CamelCasePlugin,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import { listsAsArrays } from './lists-as-arrays.ts'

// Keys inside JSON values are data, not column names, so they are left as they are.
const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true }), listsAsArrays]

/** Kysely for PostgreSQL over a driver: columns in camelCase, lists as array parameters. */
export function kyselyOver<DB>(driver: Driver): Kysely<DB> {
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins,
  })
}
