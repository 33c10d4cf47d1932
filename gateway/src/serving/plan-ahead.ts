import type { Logger } from '@plaza/server'
import { GraphQLError, parse } from 'graphql'
import type { PlanExecutor } from '../executor/index.ts'
import { documentId, type OperationManifest } from '../request/persisted-operations.ts'

/**
 * Plans the manifest's operations one after the other, so that others are planned in between. Operations that can't be
 * planned are logged.
 * @throws Error when the planning thread can plan nothing at all
 */
export async function planAhead(executor: PlanExecutor, manifest: OperationManifest, log: Logger): Promise<void> {
  const failed: string[] = []
  for (const { body, name } of manifest.operations) {
    const document = parse(body)
    try {
      await executor.warm({ document, operationName: name, cacheKey: documentId(document) })
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      failed.push(name)
    }
  }
  if (failed.length > 0) log.warn({ operations: failed }, 'operations of our own clients cannot be planned')
}
