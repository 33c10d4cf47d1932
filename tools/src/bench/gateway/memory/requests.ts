import { pageSize, posts } from './data.ts'

const query = `query HomeFeed($first: Int!, $offset: Int!) {
  homeFeed(first: $first, offset: $offset) {
    id body createdAt likeCount
    author { id username displayName avatar { url } }
    comments(first: 3) { id body author { id username displayName } }
  }
}`

const pages = posts.length - pageSize

/** Every page that begins at another post, jumping about; 389 and the number of pages have no common factor. */
export const memoryRequests = Array.from({ length: pages }, (_, i) => ({
  body: JSON.stringify({
    operationName: 'HomeFeed',
    query,
    variables: { first: pageSize, offset: (i * 389) % pages },
  }),
  headers: {},
}))
