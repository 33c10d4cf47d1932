import { useApolloClient } from '@apollo/client/react'
import { useEffect, useMemo } from 'react'
import { MarkNotificationsReadDocument } from '../../generated/graphql.ts'

const togetherMs = 400
/** Of the contract. */
const mostAtOnce = 100

export interface Reader {
  /** Has these marked as read, together with what else is read within a moment. */
  read(ids: readonly string[]): void
}

/** Marks notifications as read. One that could not be marked is marked when it is read again. */
export function useMarkRead(): Reader {
  const client = useApolloClient()
  const reader = useMemo(() => {
    const asked = new Set<string>()
    let waiting: string[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    async function flush() {
      clearTimeout(timer)
      timer = undefined
      const ids = waiting.splice(0, mostAtOnce)
      if (ids.length === 0) return
      if (waiting.length > 0) timer = setTimeout(flush, togetherMs)
      const { data } = await client
        .mutate({ mutation: MarkNotificationsReadDocument, variables: { input: { notificationIds: ids } } })
        .catch(() => ({ data: null }))
      if (!data?.markNotificationsRead?.notifications) for (const id of ids) asked.delete(id)
    }
    return {
      flush,
      read(ids: readonly string[]) {
        const fresh = ids.filter((id) => !asked.has(id))
        for (const id of fresh) asked.add(id)
        waiting = [...waiting, ...fresh]
        if (fresh.length > 0) timer ??= setTimeout(flush, togetherMs)
      },
    }
  }, [client])
  // What is left is not forgotten when the page is left.
  useEffect(() => () => void reader.flush(), [reader])
  return reader
}
