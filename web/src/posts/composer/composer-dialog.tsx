import { useQuery } from '@apollo/client/react'
import { Dialog } from '../../elements/dialog.tsx'
import { Unavailable } from '../../elements/part.tsx'
import { Bone, Loading } from '../../elements/skeleton.tsx'
import { useToast } from '../../elements/toast.tsx'
import { ComposedPostDocument, type ComposerPostFragment } from '../../generated/graphql.ts'
import { Composer } from './composer.tsx'
import type { Written } from './written.ts'

/** Changes a post, or goes on with a draft. */
export default function ComposerDialog({ id, onClose }: { id: string; onClose(): void }) {
  const tell = useToast()
  // What is in the cache may lack an edit from another window, and saving would undo that.
  const { data, loading, refetch } = useQuery(ComposedPostDocument, {
    variables: { id },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  })
  const post = data?.post
  return (
    <Dialog title={post?.isPublished ? 'Edit your post' : 'Your draft'} onClose={onClose}>
      {post ? (
        <Composer
          composed={{ as: post.isPublished ? 'edit' : 'draft', id, written: writtenOf(post) }}
          placeholder="What is on your mind?"
          onDone={() => {
            tell(post.isPublished ? 'Your changes are saved.' : 'Your post is out.')
            onClose()
          }}
        />
      ) : loading ? (
        <Loading what="the post">
          <Bone height={120} />
        </Loading>
      ) : (
        <Unavailable what="This post" onRetry={() => void refetch()} />
      )}
    </Dialog>
  )
}

const writtenOf = ({ content, location, privacyLevel, customAudience, media }: ComposerPostFragment): Written => ({
  content,
  location: location ?? '',
  audience: {
    level: privacyLevel,
    people: (customAudience ?? []).flatMap((person) => (person ? [person.id] : [])),
  },
  media: media.flatMap((file) => (file ? [{ id: file.id, kind: file.kind }] : [])),
})
