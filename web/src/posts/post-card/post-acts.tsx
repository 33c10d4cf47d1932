import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { MessageCircle, Repeat2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { type PostActsPostFragment, PostActsPostFragmentDoc } from '../../generated/graphql.ts'
import { ReactionButton } from '../reactions/reaction-button.tsx'
import { WhoReacted } from '../who-reacted/who-reacted.tsx'
import styles from './post-acts.module.css'

const ShareDialog = lazy(() => import('../share-dialog/share-dialog.tsx'))

/** What can be done with a post, and how often it was done. */
export function PostActs({
  post,
  onComment,
}: {
  post: FragmentType<PostActsPostFragment>
  onComment: (() => void) | undefined
}) {
  const { data, complete } = useFragment({
    fragment: PostActsPostFragmentDoc,
    fragmentName: 'PostActsPost',
    from: post,
  })
  const [isSharing, setSharing] = useState(false)
  if (!complete) return null
  const { commentCount, shareCount } = data
  const comments = (
    <>
      <MessageCircle aria-hidden="true" />
      <span className={styles.count}>{commentCount > 0 ? commentCount : ''}</span>
    </>
  )
  const commentsName = commentCount === 1 ? '1 comment' : `${commentCount} comments`
  return (
    <footer data-fragment="PostActsPost" className={styles.acts}>
      <ReactionButton subject={data} />
      {onComment && data.viewerCanComment ? (
        <button type="button" className={styles.act} aria-label={`Comment, ${commentsName}`} onClick={onComment}>
          {comments}
        </button>
      ) : (
        <Link to={`/posts/${data.id}#comments`} className={styles.act} aria-label={commentsName}>
          {comments}
        </Link>
      )}
      <button
        type="button"
        className={styles.act}
        aria-label={`Share, ${shareCount === 1 ? '1 share' : `${shareCount} shares`}`}
        title={data.viewerCanShare ? undefined : 'What it shares is not for you to see'}
        disabled={!data.viewerCanShare}
        onClick={() => setSharing(true)}
      >
        <Repeat2 aria-hidden="true" />
        <span className={styles.count}>{shareCount > 0 ? shareCount : ''}</span>
      </button>
      <span className={styles.signs}>
        <WhoReacted subject={data} />
      </span>
      {isSharing && (
        <Suspense>
          <ShareDialog post={data} onClose={() => setSharing(false)} />
        </Suspense>
      )}
    </footer>
  )
}
