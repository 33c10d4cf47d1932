import {
  type AbortableQueryOptions,
  type CompiledQuery,
  DefaultQueryExecutor,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryResult,
} from 'kysely'
import { PlazaQueryCompiler } from './compiler.ts'

const adapter = new PostgresAdapter()
const compiler = new PlazaQueryCompiler()

/** Kysely for PostgreSQL: names in camelCase, lists as array parameters. The driver gives rows camelCase names. */
export function kyselyOver<DB>(driver: Driver): Kysely<DB> {
  return new Kysely<DB>({ dialect: dialectOf(driver) })
}

/** Runs a statement outside of transactions. */
export type Run = <Row>(query: CompiledQuery) => Promise<QueryResult<Row>>

/**
 * The same, but `run` runs the statements outside of transactions. Kysely would take a connection for each and return it,
 * and make all of its parts anew for each request.
 */
export function kyselyWith<DB>(driver: Driver, run: Run): Kysely<DB> {
  const dialect = dialectOf(driver)
  return new Kysely<DB>({ config: { dialect }, dialect, driver, executor: new DirectExecutor(driver, run) })
}

class DirectExecutor extends DefaultQueryExecutor {
  readonly #run: Run

  constructor(driver: Driver, run: Run) {
    super(compiler, adapter, {
      async provideConnection(consumer, options) {
        const connection = await driver.acquireConnection(options)
        try {
          return await consumer(connection)
        } finally {
          await driver.releaseConnection(connection, options)
        }
      },
    })
    this.#run = run
  }

  /** `connection()` and transactions have executors of their own. */
  override executeQuery<Row>(query: CompiledQuery, options?: AbortableQueryOptions): Promise<QueryResult<Row>> {
    return options?.signal ? super.executeQuery(query, options) : this.#run(query)
  }
}

function dialectOf(driver: Driver): Dialect {
  return {
    createAdapter: () => adapter,
    createDriver: () => driver,
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => compiler,
  }
}
