import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { derivedId } from '../src/bulk/derived-id.ts'

interface ModelPost {
  /** As the import makes it. */
  id: string
  snbId: string
  author: string
  time: number
  image: boolean
}

/** The benchmark's own files, read by position and without any of our code: what everybody should see. */
export interface SnbModel {
  people: string[]
  areFriends(one: string, other: string): boolean
  friendsOf(person: string): Set<string>
  postsOf(person: string): ModelPost[]
  /** Newest first: one's own posts and those of friends. */
  latest(person: string): ModelPost[]
  /** By post, oldest first: ids of the comments right under it. */
  commentsOf(post: ModelPost): string[]
  likes(post: ModelPost): number
}

export async function readModel(folder: string): Promise<SnbModel> {
  const rows = async (name: string) => {
    const text = await readFile(join(folder, 'dynamic', `${name}_0_0.csv`), 'utf8')
    return text
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split('|'))
  }
  const time = (text: string) => Date.parse(text.replace('+0000', 'Z'))
  const newestFirst = (a: ModelPost, b: ModelPost) => b.time - a.time || (a.id < b.id ? 1 : -1)

  const people = (await rows('person')).map(([id]) => id!)
  const friends = new Map(people.map((id) => [id, new Set<string>()]))
  for (const [one, other] of await rows('person_knows_person')) {
    friends.get(one!)!.add(other!)
    friends.get(other!)!.add(one!)
  }
  const posts = (await rows('post')).map((row): ModelPost => {
    const created = time(row[2]!)
    return {
      id: derivedId(created, `snb:post:${row[0]}`),
      snbId: row[0]!,
      author: row[8]!,
      time: created,
      image: row[1] !== '',
    }
  })
  const byAuthor = Map.groupBy(posts, ({ author }) => author)
  const comments = (await rows('comment'))
    .filter((row) => row[8] !== '')
    .map((row) => ({ post: row[8]!, time: time(row[1]!), id: derivedId(time(row[1]!), `snb:comment:${row[0]}`) }))
    .sort((a, b) => a.time - b.time || (a.id < b.id ? -1 : 1))
  const byPost = Map.groupBy(comments, ({ post }) => post)
  const likes = Map.groupBy(await rows('person_likes_post'), ([, post]) => post!)

  const postsOf = (person: string) => (byAuthor.get(person) ?? []).toSorted(newestFirst)
  return {
    people,
    areFriends: (one, other) => friends.get(one)!.has(other),
    friendsOf: (person) => friends.get(person)!,
    postsOf,
    latest: (person) => [person, ...friends.get(person)!].flatMap(postsOf).sort(newestFirst),
    commentsOf: ({ snbId }) => (byPost.get(snbId) ?? []).map(({ id }) => id),
    likes: ({ snbId }) => likes.get(snbId)?.length ?? 0,
  }
}
