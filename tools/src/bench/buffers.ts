import type { Database } from '@plaza/database'
import { CompiledQuery, type Kysely, type KyselyPlugin, type RootOperationNode } from 'kysely'

/** What PostgreSQL did for the statements, functions and policies included. */
export interface Cost {
  /** 8 kB pages that were touched, in memory or not. */
  buffers: number
  /** Of the execution alone. */
  milliseconds: number
}

/** The statements that `work` sends as this viewer. */
export async function captureStatements<DB>(
  database: Database<DB>,
  viewerId: string,
  work: (db: Kysely<DB>) => Promise<unknown>,
): Promise<CompiledQuery[]> {
  await using viewer = database.forViewer({ id: viewerId })
  const statements: CompiledQuery[] = []
  const capture: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      statements.push(viewer.db.getExecutor().compileQuery(node as RootOperationNode, queryId))
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await work(viewer.db.withPlugin(capture))
  return statements
}

/** Runs the statements as this viewer, behind row-level security, and takes back what they wrote. */
export async function costOf<DB>(
  database: Database<DB>,
  viewerId: string,
  statements: readonly CompiledQuery[],
): Promise<Cost> {
  await using viewer = database.forViewer({ id: viewerId })
  const cost = { buffers: 0, milliseconds: 0 }
  const transaction = await viewer.db.startTransaction().execute()
  for (const { sql, parameters } of statements) {
    const { buffers, milliseconds } = await explain(transaction, sql, parameters)
    cost.buffers += buffers
    cost.milliseconds += milliseconds
  }
  await transaction.rollback().execute()
  return cost
}

interface Explained {
  'QUERY PLAN': [{ Plan: Record<'Shared Hit Blocks' | 'Shared Read Blocks', number>; 'Execution Time': number }]
}

export async function explain<DB>(db: Kysely<DB>, sql: string, parameters: readonly unknown[] = []): Promise<Cost> {
  const text = `explain (analyze, buffers, timing off, format json) ${sql}`
  const { rows } = await db.executeQuery(CompiledQuery.raw(text, [...parameters]))
  const [{ Plan: plan, 'Execution Time': milliseconds }] = (rows[0] as Explained)['QUERY PLAN']
  return { buffers: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], milliseconds }
}

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}
