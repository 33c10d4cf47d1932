import { useApolloClient, useSuspenseQuery } from '@apollo/client/react'
import { ArrowLeft, FileX } from 'lucide-react'
import { useNavigate, useParams } from 'react-router'
import { ButtonLink, IconButton } from '../../elements/button.tsx'
import { PageHeader } from '../../elements/card.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { PostPageDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { anew, useBegun, useReconnected } from '../../graphql/live-context.ts'
import { PostCard } from '../../posts/post-card/post-card.tsx'
import { PostCardSkeletons } from '../../posts/post-card/post-card-skeleton.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { useOutbox } from './outbox.ts'
import styles from './post.module.css'
import { focusComments, Thread } from './thread.tsx'
import { ThreadSkeleton } from './thread-skeleton.tsx'
import { usePostEvents } from './use-post-events.ts'

export default function Post() {
  const { id } = useParams()
  const navigate = useNavigate()
  usePageTitle('Post')
  return (
    <Frame>
      <PageHeader title="Post">
        <IconButton
          label="Back"
          className={styles.back}
          onClick={() => (window.history.state?.idx > 0 ? navigate(-1) : navigate('/'))}
        >
          <ArrowLeft />
        </IconButton>
      </PageHeader>
      <PostWithThread key={id} id={id!} />
    </Frame>
  )
}

/** The thread is read beside the post and not after it, and either shows while the other can't be had. */
function PostWithThread({ id }: { id: string }) {
  const outbox = useOutbox(id)
  const isGone = usePostEvents(id, outbox)
  if (isGone) return <Gone />
  return (
    <>
      <Part what="This post" skeleton={<PostCardSkeletons count={1} />}>
        <WholePost id={id} />
      </Part>
      <Part what="The comments" skeleton={<ThreadSkeleton />}>
        <Thread postId={id} outbox={outbox} />
      </Part>
    </>
  )
}

function WholePost({ id }: { id: string }) {
  const client = useApolloClient()
  const navigate = useNavigate()
  const { data, error, refetch } = useSuspenseQuery(PostPageDocument, { variables: { id } })
  const readAnew = () => void client.query({ query: PostPageDocument, variables: { id }, ...anew }).catch(() => {})
  useReconnected(readAnew)
  useBegun('PostEvents', readAnew)
  const post = data?.post
  usePageTitle(post?.author ? `Post by ${post.author.displayName}` : 'Post')
  if (!post) {
    return failureAt(error, 'post') ? <Unavailable what="This post" onRetry={() => void refetch()} /> : <Gone />
  }
  return (
    <PostCard post={post} isWhole onComment={focusComments} onDeleted={() => void navigate('/', { replace: true })} />
  )
}

const Gone = () => (
  <Empty
    icon={<FileX aria-hidden="true" />}
    title="This post isn’t here"
    act={
      <ButtonLink to="/" look="primary">
        To your feed
      </ButtonLink>
    }
  >
    It was deleted, or it is not for you to see.
  </Empty>
)
