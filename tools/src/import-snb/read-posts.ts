import { placeholderPicture } from '@plaza/media/seed'
import { derivedId } from '../bulk/derived-id.ts'
import type { CommentFact, PictureFact, PostFact, ReactionFact } from '../bulk/facts.ts'
import { type Reporter, RowError, readRows } from './csv.ts'
import type { DataSet } from './data-set.ts'
import type { Graph } from './graph.ts'
import { type ImportOptions, shifted } from './options.ts'
import { personOf } from './read-people.ts'

const longestPost = 5_000
const longestComment = 2_000

export interface ReadPost {
  post: PostFact
  picture: PictureFact | null
}

export async function* readPosts(
  dataSet: DataSet,
  graph: Graph,
  options: ImportOptions,
  reporter: Reporter,
): AsyncGenerator<ReadPost> {
  for (const file of dataSet.files.post) {
    yield* readRows(file, ['id', 'creationDate', 'content', 'creator'], reporter, (row): ReadPost => {
      const snbId = row.id('id')
      if (graph.posts.has(snbId)) throw new RowError(`has the id ${snbId} of an earlier post`)
      const created = row.time('creationDate')
      const authorId = personOf(graph, row.id('creator'))
      const filename = row.find('imageFile')
      const text = row.find('content') ?? ''
      if (text === '' && filename === null) throw new RowError('has neither content nor an image')
      const at = shifted(created, options)
      const id = derivedId(created, `snb:post:${snbId}`)
      const pictureId = derivedId(created, `snb:image:${snbId}`)
      const picture = filename && {
        ...{ id: pictureId, ownerId: authorId, at, filename: filename.slice(0, 255) },
        altText: placeholderPicture(pictureId).description,
      }
      graph.posts.set(snbId, id)
      return {
        post: {
          ...{ id, authorId, level: options.level, at, sharedPostId: null },
          content: withTags(text, graph.postTags.get(snbId) ?? []),
          mediaIds: picture ? [picture.id] : [],
        },
        picture: picture || null,
      }
    })
  }
}

/** Tags are hashtags here: they stand in the text. */
function withTags(text: string, tags: readonly string[]): string {
  const tail = tags.slice(0, 30).join(' ')
  if (tail === '') return cut(text, longestPost)
  return text === '' ? tail : `${cut(text, longestPost - tail.length - 1)} ${tail}`
}

export async function* readComments(
  dataSet: DataSet,
  graph: Graph,
  options: ImportOptions,
  reporter: Reporter,
): AsyncGenerator<CommentFact> {
  for (const file of dataSet.files.comment) {
    yield* readRows(
      file,
      ['id', 'creationDate', 'content', 'creator', 'replyOfPost', 'replyOfComment'],
      reporter,
      (row) => {
        const snbId = row.id('id')
        if (graph.comments.has(snbId)) throw new RowError(`has the id ${snbId} of an earlier comment`)
        const created = row.time('creationDate')
        const authorId = personOf(graph, row.id('creator'))
        const { postId, parentId } = placeOf(row.findId('replyOfPost'), row.findId('replyOfComment'), graph)
        const id = derivedId(created, `snb:comment:${snbId}`)
        graph.comments.set(snbId, { id, postId })
        const content = cut(row.need('content'), longestComment)
        return { id, postId, parentId, authorId, content, at: shifted(created, options) }
      },
    )
  }
}

function placeOf(
  onPost: string | null,
  onComment: string | null,
  graph: Graph,
): { postId: string; parentId: string | null } {
  if (onComment !== null) {
    const parent = graph.comments.get(onComment)
    if (!parent) throw new RowError(`answers comment ${onComment}, which does not come before it`)
    return { postId: parent.postId, parentId: parent.id }
  }
  if (onPost === null) throw new RowError('answers neither a post nor a comment')
  const postId = graph.posts.get(onPost)
  if (!postId) throw new RowError(`answers post ${onPost}, which is not in the data set`)
  return { postId, parentId: null }
}

export async function* readLikes(
  dataSet: DataSet,
  graph: Graph,
  options: ImportOptions,
  reporter: Reporter,
): AsyncGenerator<ReactionFact> {
  for (const file of dataSet.files.person_likes_post) {
    const seen = new Set<string>()
    yield* readRows(file, ['Person.id', 'Post.id', 'creationDate'], reporter, (row) =>
      like(
        'POST',
        personOf(graph, row.id('Person.id')),
        graph.posts.get(row.id('Post.id')),
        row.time('creationDate'),
        seen,
      ),
    )
  }
  for (const file of dataSet.files.person_likes_comment) {
    const seen = new Set<string>()
    yield* readRows(file, ['Person.id', 'Comment.id', 'creationDate'], reporter, (row) => {
      const comment = graph.comments.get(row.id('Comment.id'))
      return like('COMMENT', personOf(graph, row.id('Person.id')), comment?.id, row.time('creationDate'), seen)
    })
  }

  function like(
    subject: ReactionFact['subject'],
    userId: string,
    subjectId: string | undefined,
    at: Date,
    seen: Set<string>,
  ): ReactionFact | undefined {
    if (!subjectId) throw new RowError(`likes a ${subject.toLowerCase()} that is not in the data set`)
    const key = `${userId} ${subjectId}`
    if (seen.has(key)) return undefined
    seen.add(key)
    return { userId, subject, subjectId, type: 'LIKE', at: shifted(at, options) }
  }
}

/** Counts characters as PostgreSQL does, not UTF-16 units. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text
  const characters = [...text]
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`
}
