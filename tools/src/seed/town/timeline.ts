import { derivedId } from '../../bulk/derived-id.ts'
import type { CommentFact, PersonFact, PictureFact, PostFact, ReactionFact, ReactionType } from '../../bulk/facts.ts'
import { pictureOf } from '../picture-of.ts'
import type { Random } from '../random.ts'
import type { TownClock } from './clock.ts'
import { shares } from './latest-posts.ts'
import { privatePosts, townPosts } from './posts.ts'
import { smallTalk } from './talk.ts'
import type { TownPost } from './town-post.ts'

export interface Timeline {
  posts: PostFact[]
  comments: CommentFact[]
  reactions: ReactionFact[]
  pictures: PictureFact[]
}

const reactionTypes: readonly ReactionType[] = ['LIKE', 'LIKE', 'LIKE', 'LIKE', 'LOVE', 'LOVE', 'LAUGH']

/** What people wrote, and what the others did about it. */
export function tell(
  residents: { people: readonly PersonFact[]; byName: Map<string, PersonFact> },
  friendsOf: Map<string, PersonFact[]>,
  clock: TownClock,
  random: Random,
): Timeline {
  const timeline: Timeline = { posts: [], comments: [], reactions: [], pictures: [] }
  const person = (name: string) => residents.byName.get(name)!

  const react = (subject: 'POST' | 'COMMENT', subjectId: string, at: Date, people: readonly PersonFact[]) => {
    for (const { id: userId } of people) {
      timeline.reactions.push({ userId, subject, subjectId, type: random.pick(reactionTypes), at: clock.after(at, 30) })
    }
  }
  const comment = (post: PostFact, parentId: string | null, by: PersonFact, content: string, at: Date): CommentFact => {
    const id = derivedId(at, `town:comment:${timeline.comments.length}`)
    const fact: CommentFact = { id, postId: post.id, parentId, authorId: by.id, content, at }
    timeline.comments.push(fact)
    return fact
  }
  const publish = (written: TownPost, at: Date, sharedPostId: string | null = null): PostFact => {
    const author = person(written.by)
    const name = `town:post:${timeline.posts.length}`
    const mediaIds = (written.pictures ?? []).map((design, number) => {
      const uploadedAt = new Date(at.getTime() - 90_000 + number * 1_000)
      const id = derivedId(uploadedAt, `${name}:picture:${number}`)
      timeline.pictures.push(pictureOf({ id, ownerId: author.id, design, at: uploadedAt }))
      return id
    })
    const content = [written.text, ...(written.tags ?? []).map((tag) => `#${tag}`)].join(' ').trim()
    const level = written.level ?? 'FRIENDS'
    const post: PostFact = { id: derivedId(at, name), authorId: author.id, content, level, mediaIds, sharedPostId, at }
    timeline.posts.push(post)
    return post
  }
  const answer = (written: TownPost, post: PostFact) => {
    const strangers = residents.people.filter(({ id }) => id !== post.authorId)
    const readers = post.level === 'PUBLIC' ? strangers : friendsOf.get(written.by)!
    react('POST', post.id, post.at, random.sample(readers, 2 + random.below(post.level === 'PUBLIC' ? 18 : 9)))
    let last = post.at
    for (const [by, text, ...replies] of written.comments ?? []) {
      last = clock.after(last, 5)
      const said = comment(post, null, person(by), text, last)
      const others = readers.filter(({ id }) => id !== said.authorId)
      react('COMMENT', said.id, last, random.sample(others, random.below(5)))
      let lastReply = last
      for (const [replier, replyText] of replies) {
        lastReply = clock.after(lastReply, 3)
        comment(post, said.id, person(replier), replyText, lastReply)
      }
    }
    for (const by of random.sample(readers, random.below(3))) {
      last = clock.after(last, 8)
      comment(post, null, by, random.pick(smallTalk), last)
    }
  }

  for (const [number, written] of townPosts.entries()) {
    answer(written, publish(written, clock.posted(number, townPosts.length)))
  }
  for (const { by, of, text } of shares) {
    const original = timeline.posts.find((post) => post.content.startsWith(of))
    if (!original) throw new Error(`The town has no post that begins with ${of}`)
    const share: TownPost = { by, text, level: 'PUBLIC' }
    answer(share, publish(share, clock.after(original.at, 40), original.id))
  }
  for (const written of privatePosts) publish(written, clock.posted(random.below(townPosts.length), townPosts.length))
  return timeline
}
