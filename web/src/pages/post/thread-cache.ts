import type { ApolloCache, Reference } from '@apollo/client'
import { type AddedCommentFragment, ReplyPlacesFragmentDoc } from '../../generated/graphql.ts'

interface List {
  edges: { cursor: string; node: Reference }[]
  pageInfo: { hasNextPage: boolean }
}

/**
 * Puts a new comment into the lists that it belongs to. One whose place is on a page that is not loaded yet comes with
 * that page. A comment that is there already stays where it is, because an answer and a live event may both bring it.
 */
export function insertComment(cache: ApolloCache, { id, parent, post }: AddedCommentFragment): void {
  const node = { __ref: `Comment:${id}` }
  const edge = { __typename: 'CommentEdge', cursor: '', node }
  const insert = (list: List | undefined, isNewestFirst: boolean) => {
    if (!list || list.edges.some(({ node: known }) => known.__ref === node.__ref)) return list
    if (isNewestFirst) return { ...list, edges: [edge, ...list.edges] }
    return list.pageInfo.hasNextPage ? list : { ...list, edges: [...list.edges, edge] }
  }
  if (!parent) {
    if (!post) return
    cache.modify<{ comments: List }>({
      id: cache.identify({ __typename: 'Post', id: post.id }),
      fields: {
        comments: (list, { storeFieldName }) => insert(list as List, storeFieldName.includes('NEWEST')) as never,
      },
    })
    return
  }
  if (parent.replyCount === 1) writeFirstReply(cache, parent.id, id)
  cache.modify<{ replies: List }>({
    id: cache.identify({ __typename: 'Comment', id: parent.id }),
    fields: { replies: (list) => insert(list as List, false) as never },
  })
}

/** The whole list of a comment that had no reply before, so that nobody needs to ask for it. */
function writeFirstReply(cache: ApolloCache, parentId: string, id: string): void {
  cache.writeFragment({
    fragment: ReplyPlacesFragmentDoc,
    data: {
      __typename: 'Comment',
      id: parentId,
      replies: {
        __typename: 'CommentConnection',
        edges: [{ __typename: 'CommentEdge', cursor: '', node: { __typename: 'Comment', id } }],
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: '' },
      },
    } as never,
  })
}

/** Takes a comment out of all lists; one that has replies stays as a tombstone. */
export function removeComment(cache: ApolloCache, id: string, leavesTombstone: boolean): void {
  const comment = cache.identify({ __typename: 'Comment', id })
  if (!comment) return
  if (leavesTombstone) {
    cache.modify({
      id: comment,
      fields: {
        isDeleted: () => true,
        content: () => '',
        facets: () => [],
        author: () => null,
        viewerCanEdit: () => false,
        viewerCanDelete: () => false,
      },
    })
    return
  }
  let parent: Reference | null = null
  cache.modify<{ parent: Reference | null }>({
    id: comment,
    fields: {
      parent: (ref) => {
        parent = ref as Reference | null
        return ref
      },
    },
  })
  if (parent) {
    cache.modify<{ replyCount: number }>({
      id: (parent as Reference).__ref,
      fields: { replyCount: (count) => Math.max(0, count - 1) },
    })
  }
  cache.evict({ id: comment })
}
