import { useApolloClient, useSubscription } from '@apollo/client/react'
import { ArrowUp } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import {
  type FeedPageFragment,
  type FeedRanking,
  NewPostCountDocument,
  PostAddedDocument,
} from '../../generated/graphql.ts'
import { anew, useBegun } from '../../graphql/live-context.ts'
import styles from './new-posts.module.css'

/** What the contract counts at most. */
const mostCounted = 100

/**
 * Says that posts have come, and moves nothing before one asks for them. Under `LATEST` the service counts them; under `TOP`,
 * which has no place for what is new, those are counted that came while the page was open.
 */
export function NewPosts({
  ranking,
  feed,
  onShow,
}: {
  ranking: FeedRanking
  feed: FeedPageFragment
  onShow(): Promise<unknown>
}) {
  const client = useApolloClient()
  const [count, setCount] = useState(0)
  const [isLoading, setLoading] = useState(false)
  /** Ids of those that were told of live. */
  const come = useRef(new Set<string>())
  const after = feed.pageInfo.startCursor
  // The viewer's own stand on top already, without a cursor of their own.
  const own = feed.edges.filter(({ cursor }) => !cursor).length

  async function ask() {
    if (ranking !== 'LATEST' || !after) return
    const { data } = await client.query({
      query: NewPostCountDocument,
      variables: { after },
      ...anew,
    })
    const all = data?.viewer?.newPostCount
    if (all != null) setCount(Math.max(0, all - own))
  }
  const latestAsk = useRef(ask)
  latestAsk.current = ask
  const askNow = () => void latestAsk.current().catch(() => {})

  useSubscription(PostAddedDocument, {
    onData({ data: { data } }) {
      if (!data) return
      come.current.add(data.postAdded.id)
      setCount((known) => Math.max(known, come.current.size))
      askNow()
    },
  })
  useBegun('PostAdded', askNow)
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && askNow()
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [after])

  async function show() {
    setLoading(true)
    try {
      await onShow()
      come.current.clear()
      setCount(0)
      window.scrollTo({ top: 0, behavior: 'instant' })
    } finally {
      setLoading(false)
    }
  }

  return (
    <div className={styles.place} role="status">
      {count > 0 && (
        <button type="button" className={styles.row} aria-busy={isLoading} onClick={() => void show().catch(() => {})}>
          <ArrowUp aria-hidden="true" />
          {count === 1 ? '1 new post' : `${count >= mostCounted ? `${mostCounted}+` : count} new posts`}
        </button>
      )}
    </div>
  )
}
