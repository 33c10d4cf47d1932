import { Bookmark } from 'lucide-react'
import { ButtonLink } from '../../elements/button.tsx'
import { PageHeader } from '../../elements/card.tsx'
import { Empty } from '../../elements/empty.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { BookmarksDocument, MoreBookmarksDocument } from '../../generated/graphql.ts'
import { failureAt } from '../../graphql/failures.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { PostCardSkeletons } from '../../posts/post-card/post-card-skeleton.tsx'
import { PostList } from '../../posts/post-list/post-list.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'

/** Posts that the viewer wants to find again. */
export default function Bookmarks() {
  usePageTitle('Bookmarks')
  return (
    <Frame>
      <PageHeader title="Bookmarks" />
      <Part what="The list of bookmarks" skeleton={<PostCardSkeletons />}>
        <BookmarkedPosts />
      </Part>
    </Frame>
  )
}

function BookmarkedPosts() {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(BookmarksDocument, { fetchPolicy: 'cache-and-network' })
  const bookmarks = data?.viewer?.bookmarks
  if (!bookmarks) {
    return failureAt(error, 'viewer', 'bookmarks') ? (
      <Unavailable what="The list of bookmarks" onRetry={() => void refetch()} />
    ) : null
  }
  if (bookmarks.edges.length === 0) {
    return (
      <Empty icon={<Bookmark />} title="No bookmarks" act={<ButtonLink to="/">To your feed</ButtonLink>}>
        Bookmark a post in its menu to find it here again. Nobody else sees what you keep.
      </Empty>
    )
  }
  return (
    <PostList
      places={bookmarks.edges}
      hasMore={bookmarks.pageInfo.hasNextPage}
      onMore={() => fetchMore({ query: MoreBookmarksDocument, variables: { after: bookmarks.pageInfo.endCursor! } })}
    />
  )
}
