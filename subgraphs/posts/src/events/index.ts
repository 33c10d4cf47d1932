import { blockEdges } from './keep-block-edges.ts'
import { friendEdges } from './keep-friend-edges.ts'
import { hotPosts } from './keep-hot-posts.ts'
import { mediaFiles } from './keep-media-files.ts'
import { people } from './keep-people.ts'

export const consumers = [people, friendEdges, blockEdges, mediaFiles, hotPosts]
