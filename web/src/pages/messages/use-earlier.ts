import { useRef, useState } from 'react'
import { useToast } from '../../elements/toast.tsx'
import {
  EarlierMessagesDocument,
  type EarlierMessagesQuery,
  type ThreadMessageFragment,
  type ThreadQuery,
} from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'

const pageSize = 30
/** A jump far up takes few large pages, and gives up after so many. */
const jumpSize = 100
const mostJumps = 20

type Conversation = NonNullable<ThreadQuery['conversation']>

interface Loaded {
  id: string
  pageInfo: Conversation['messages']['pageInfo'] | undefined
  messages: readonly ThreadMessageFragment[]
  fetchMore(options: {
    query: typeof EarlierMessagesDocument
    variables: { id: string; before: string | null; last: number }
  }): Promise<{ data?: EarlierMessagesQuery | ThreadQuery | undefined }>
}

export interface Earlier {
  isLoading: boolean
  /** Why the last page did not come; null when nothing is wrong. */
  problem: string | null
  load(): void
  /** The message to be brought into view; new with each jump. */
  target: { id: string } | null
  jump(messageId: string): void
}

/** Loads the thread upwards, page by page or as far as an earlier message that is to be seen. */
export function useEarlier({ id, pageInfo, messages, fetchMore }: Loaded): Earlier {
  const toast = useToast()
  const loading = useRef<Promise<void> | null>(null)
  const [isLoading, setLoading] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [target, setTarget] = useState<{ id: string } | null>(null)

  async function page(before: string | null, last: number) {
    const { data } = await fetchMore({ query: EarlierMessagesDocument, variables: { id, before, last } })
    return (data as EarlierMessagesQuery | undefined)?.conversation?.messages
  }

  function run(work: () => Promise<void>) {
    if (loading.current) return
    setLoading(true)
    setProblem(null)
    loading.current = work()
      .catch((error: unknown) => setProblem(faultMessage(error)))
      .finally(() => {
        loading.current = null
        setLoading(false)
      })
  }

  return {
    isLoading,
    problem,
    target,
    load() {
      if (pageInfo?.hasPreviousPage) run(async () => void (await page(pageInfo.startCursor, pageSize)))
    },
    jump(messageId) {
      if (messages.some((message) => message.id === messageId)) return setTarget({ id: messageId })
      run(async () => {
        let at = pageInfo
        for (let n = 0; at?.hasPreviousPage && n < mostJumps; n += 1) {
          const loaded = await page(at.startCursor, jumpSize)
          if (loaded?.edges.some(({ node }) => node.id === messageId)) return setTarget({ id: messageId })
          at = loaded?.pageInfo
        }
        toast('That message is too far back to be shown here.')
      })
    },
  }
}
