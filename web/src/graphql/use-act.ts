import type { ApolloCache, DocumentNode, OperationVariables, TypedDocumentNode } from '@apollo/client'
import { useApolloClient } from '@apollo/client/react'
import { useToast } from '../elements/toast.tsx'
import { faultMessage, type PayloadError } from './failures.ts'

interface Effects {
  /** What the act looks like before the answer is there; taken back with it, whatever it is. */
  show?(cache: ApolloCache): void
  /** What the answer's entities don't say themselves, as places in lists. */
  update?(cache: ApolloCache): void
}

type Payloads = Record<string, { errors: readonly PayloadError[] } | null>

/**
 * Carries out a mutation that shows at once. One that is refused is taken back, and a toast says why.
 * It resolves with whether it was carried out.
 */
export function useAct() {
  const client = useApolloClient()
  const tell = useToast()
  return async <TData extends Payloads, TVariables extends OperationVariables>(
    mutation: TypedDocumentNode<TData, TVariables>,
    variables: NoInfer<TVariables>,
    { show, update }: Effects = {},
  ): Promise<boolean> => {
    const layer = crypto.randomUUID()
    if (show) client.cache.batch({ optimistic: layer, update: show })
    try {
      const { data } = await client.mutate({ mutation: mutation as DocumentNode, variables })
      const [payload] = Object.values((data ?? {}) as Payloads)
      const refusal = payload?.errors[0]
      if (refusal) tell(refusal.message)
      if (!payload || refusal) return false
      update?.(client.cache)
      return true
    } catch (error) {
      tell(faultMessage(error))
      return false
    } finally {
      client.cache.removeOptimistic(layer)
    }
  }
}
