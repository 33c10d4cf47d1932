import { useEffect, useRef, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { PostCardSkeletons } from '../post-card/post-card-skeleton.tsx'
import styles from './post-list.module.css'

/** The next page is asked for when its place is this near. */
const nearPx = 1_200

/** Below a list: reads its next page before one gets there, and says when there is none. */
export function ListEnd({ hasMore, onMore }: { hasMore: boolean; onMore(): Promise<unknown> }) {
  const ref = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')
  const read = useRef(() => {})
  read.current = () => {
    setState('loading')
    onMore().then(
      () => setState('idle'),
      () => setState('failed'),
    )
  }
  useEffect(() => {
    if (!hasMore || state !== 'idle') return
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && read.current(), {
      rootMargin: `${nearPx}px`,
    })
    observer.observe(ref.current!)
    return () => observer.disconnect()
  }, [hasMore, state])
  if (!hasMore) return <p className={styles.end}>That is all there is.</p>
  return (
    <>
      <div ref={ref} className={styles.more} />
      {state === 'failed' ? (
        <div className={styles.end} role="status">
          <Button size="small" onClick={() => read.current()}>
            More posts can’t be had just now. Try again
          </Button>
        </div>
      ) : (
        <PostCardSkeletons count={1} />
      )}
    </>
  )
}
