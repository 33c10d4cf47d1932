import type { ApolloCache, FragmentType, Reference } from '@apollo/client'
import { useFragment, useMutation } from '@apollo/client/react'
import { Bookmark, BookmarkX } from 'lucide-react'
import { useNavigate } from 'react-router'
import { MenuItem } from '../../elements/menu.tsx'
import { useToast } from '../../elements/toast.tsx'
import {
  type BookmarkItemPostFragment,
  BookmarkItemPostFragmentDoc,
  BookmarkPostDocument,
  RemoveBookmarkDocument,
} from '../../generated/graphql.ts'
import { faultMessage } from '../../graphql/failures.ts'

/** Of a post's menu: keeps it among the viewer's bookmarks, or no longer. */
export function BookmarkItem({ post }: { post: FragmentType<BookmarkItemPostFragment> }) {
  const tell = useToast()
  const navigate = useNavigate()
  const { data, complete } = useFragment({
    fragment: BookmarkItemPostFragmentDoc,
    fragmentName: 'BookmarkItemPost',
    from: post,
  })
  const [bookmarkPost] = useMutation(BookmarkPostDocument, { update: forgetList })
  const [removeBookmark] = useMutation(RemoveBookmarkDocument, { update: (cache) => id && takeOffList(cache, id) })
  const id = data.id
  if (!complete || !id) return null
  const variables = { input: { postId: id } }

  async function keep() {
    try {
      const { data: answer } = await bookmarkPost({ variables })
      const refusal = answer?.bookmarkPost?.errors[0]?.message
      if (refusal) tell(refusal)
      else tell('You keep the post.', { name: 'See bookmarks', run: () => void navigate('/bookmarks') })
    } catch (error) {
      tell(faultMessage(error))
    }
  }
  async function leave() {
    try {
      const { data: answer } = await removeBookmark({ variables })
      tell(answer?.removeBookmark?.errors[0]?.message ?? 'You keep the post no longer.')
    } catch (error) {
      tell(faultMessage(error))
    }
  }
  return data.viewerHasBookmarked ? (
    <MenuItem icon={<BookmarkX />} onClick={() => void leave()}>
      Remove the bookmark
    </MenuItem>
  ) : (
    <MenuItem icon={<Bookmark />} onClick={() => void keep()}>
      Bookmark
    </MenuItem>
  )
}

/** The page of bookmarks reads it anew when it is opened. */
function forgetList(cache: ApolloCache): void {
  cache.modify({
    id: cache.identify({ __typename: 'Viewer' })!,
    fields: { bookmarks: (_, { DELETE }) => DELETE },
  })
}

function takeOffList(cache: ApolloCache, postId: string): void {
  cache.modify<{ bookmarks: { edges: { node: Reference }[] } | null }>({
    id: cache.identify({ __typename: 'Viewer' })!,
    fields: {
      bookmarks(list, { readField }) {
        const known = list as { edges: { node: Reference }[] } | null
        if (!known) return list
        return { ...known, edges: known.edges.filter(({ node }) => readField('id', node) !== postId) } as never
      },
    },
  })
}
