import { blockEdges } from './block-edges.ts'
import { friendEdges } from './friend-edges.ts'
import { hotPosts } from './hot-posts.ts'
import { mediaFiles } from './media-files.ts'
import { people } from './people.ts'

export const consumers = [people, friendEdges, blockEdges, mediaFiles, hotPosts]
