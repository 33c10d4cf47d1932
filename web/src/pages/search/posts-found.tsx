import { useQuery } from '@apollo/client/react'
import { MoreFoundPostsDocument, SearchPostsDocument } from '../../generated/graphql.ts'
import { PostCardSkeletons } from '../../posts/post-card/post-card-skeleton.tsx'
import { PostList } from '../../posts/post-list/post-list.tsx'
import { Found } from './found.tsx'

export function PostsFound({ query }: { query: string }) {
  const { data, previousData, loading, error, refetch, fetchMore } = useQuery(SearchPostsDocument, {
    variables: { query },
  })
  const posts = (data ?? (loading ? previousData : null))?.searchPosts
  return (
    <Found
      what="posts"
      query={query}
      count={posts?.edges.length ?? null}
      isLoading={loading && !data}
      error={error}
      onRetry={() => void refetch()}
      skeleton={<PostCardSkeletons />}
      hint="A post has all the words, in any order. Try fewer of them."
    >
      {posts && (
        <PostList
          places={posts.edges}
          hasMore={posts.pageInfo.hasNextPage}
          onMore={() =>
            fetchMore({ query: MoreFoundPostsDocument, variables: { query, after: posts.pageInfo.endCursor! } })
          }
        />
      )}
    </Found>
  )
}
