import type { FragmentType } from '@apollo/client'
import { useRef } from 'react'
import { WindowVirtualizer, type WindowVirtualizerHandle } from 'virtua'
import type { FeedReason, PostCardPostFragment } from '../../generated/graphql.ts'
import { PostCard } from '../post-card/post-card.tsx'
import { ListEnd } from './list-end.tsx'
import styles from './post-list.module.css'
import { useScrollPlace } from './use-scroll-place.ts'

export interface PostPlace {
  reason?: FeedReason | 'PINNED' | undefined
  node: { id: string } & FragmentType<PostCardPostFragment>
}

/**
 * Posts below one another without an end, of which only those in sight are in the document. On the way back to the page, it
 * stands where it stood.
 */
export function PostList({
  places,
  hasMore,
  onMore,
}: {
  places: readonly PostPlace[]
  hasMore: boolean
  /** Reads the next page; rejects when it can't be had. */
  onMore(): Promise<unknown>
}) {
  const list = useRef<WindowVirtualizerHandle>(null)
  const ids = places.map(({ node }) => node.id)
  const known = useScrollPlace(list, ids)
  return (
    <>
      <WindowVirtualizer
        ref={list}
        data={places}
        cache={known}
        bufferSize={600}
        itemSize={320}
        // Those in sight at first, which it would otherwise render after it has measured the window.
        ssrCount={known ? 0 : 2}
      >
        {({ node, reason }) => (
          <div key={node.id} className={styles.place}>
            <PostCard post={node} reason={reason} />
          </div>
        )}
      </WindowVirtualizer>
      <ListEnd hasMore={hasMore} onMore={onMore} />
    </>
  )
}
