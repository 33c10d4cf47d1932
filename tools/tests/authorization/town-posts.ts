import { type Ask, mustSucceed } from './asking.ts'
import type { Viewer } from './facts.ts'
import type { Filling } from './town.ts'

/** All but mallory: what everybody may see, but for a block. */
const unblocked: Viewer[] = ['nobody', 'edsger', 'ken', 'grace', 'alan']
const everybody: Viewer[] = [...unblocked, 'mallory', 'ada']

/** Whoever may not see a text must not hear of it by being named in it either. */
export const naming = '@grace @edsger @ken @mallory'

/** A post of every kind by ada, with what hangs on it, and posts of alan's, whom nobody may see. */
export async function fillPosts(ask: Ask, { facts, people, targets }: Filling): Promise<void> {
  const publish = async (author: Viewer, what: string, knownTo: readonly Viewer[], input: object) => {
    // Which tags public posts carry is everybody's to know, and does not say who wrote them; but for who is away.
    const tag = facts.tell(`tag of ${what}`, what === 'a public post' ? everybody : knownTo, author)
    const content = `${facts.tell(what, knownTo, author)} #${tag} ${naming}`
    const location = facts.tell(`place of ${what}`, knownTo, author)
    const made = mustSucceed((await ask(author, createPost, { input: { content, location, ...input } })).createPost)
    return facts.take(`id of ${what}`, made.post.id, knownTo, author)
  }
  const draft = await publish('ada', 'a draft', [], { isPublished: false, mediaIds: targets.onDraft })
  const forFriends = await publish('ada', 'a friends-only post', ['grace'], {
    ...{ privacyLevel: 'FRIENDS', mediaIds: targets.onFriendsPost },
  })
  const forGrace = await publish('ada', 'a custom post', ['grace'], {
    ...{ privacyLevel: 'CUSTOM', customAudienceIds: [people.grace.id] },
  })
  const forHerself = await publish('ada', 'a private post', [], { privacyLevel: 'PRIVATE' })
  const forAll = await publish('ada', 'a public post', unblocked, { privacyLevel: 'PUBLIC' })
  const away = await publish('alan', 'a public post of somebody away', [], { privacyLevel: 'PUBLIC' })
  const elsewhere = mustSucceed(
    (await ask('edsger', createPost, { input: { content: 'Hello all', privacyLevel: 'PUBLIC' } })).createPost,
  ).post.id

  const comment = async (author: Viewer, what: string, knownTo: readonly Viewer[], input: object) => {
    const content = `${facts.tell(what, knownTo, author)} ${naming}`
    const made = mustSucceed((await ask(author, addComment, { input: { content, ...input } })).addComment)
    return facts.take(`id of ${what}`, made.comment.id, knownTo, author)
  }
  const onPrivate = await comment('ada', 'a comment on a private post', [], { postId: forHerself })
  const onFriends = await comment('grace', 'a comment of a friend', ['ada'], { postId: forFriends })
  const reply = await comment('ada', 'a reply to a friend', ['grace'], { postId: forFriends, parentId: onFriends })
  const onPublic = await comment('ada', "a comment on a stranger's post", unblocked, { postId: elsewhere })
  const awayComment = await comment('alan', 'a comment of somebody away', [], { postId: elsewhere })
  for (const [viewer, subjectId] of [
    ['ada', elsewhere],
    ['grace', forFriends],
    ['ada', onFriends],
    ['alan', elsewhere],
  ] as const) {
    const input = { subjectId, type: 'LOVE' }
    mustSucceed((await ask(viewer, setReaction, { input })).setReaction)
  }
  for (const [viewer, postId] of [
    ['ada', elsewhere],
    ['grace', forFriends],
  ] as const) {
    mustSucceed((await ask(viewer, bookmarkPost, { input: { postId } })).bookmarkPost)
  }
  mustSucceed((await ask('ada', pinPost, { input: { postId: forFriends } })).pinPost)
  // Edsger sees grace's share of what he may not see.
  const share = { postId: forFriends, privacyLevel: 'PUBLIC', content: 'Look' }
  const shared = mustSucceed((await ask('grace', sharePost, { input: share })).sharePost).post.id

  targets.postId = [draft, forFriends, forGrace, forHerself, forAll, away, shared]
  targets.commentId = [onPrivate, onFriends, reply, onPublic, awayComment]
  targets.closedPostId = [draft, forHerself, away]
  targets.tag = facts.all.filter(({ name }) => name.startsWith('tag of')).map(({ text }) => text.toLowerCase())
  const words = facts.all.filter(({ name }) => /^a [a-z-]* ?(draft|post)( of somebody away)?$/.test(name))
  targets.words = words.map(({ text }) => text)
  targets.stranger = [elsewhere]
}

/** What ada does not want to read, once all services know the posts. */
export async function leaveOutPosts(ask: Ask, { facts, targets }: Filling): Promise<void> {
  const input = { postId: targets.stranger![0] }
  mustSucceed((await ask('ada', hidePost, { input })).hidePost)
  mustSucceed((await ask('ada', mutePost, { input })).mutePost)
  const filter = { phrase: facts.tell('a filtered word', [], 'ada'), places: ['COMMENTS'] }
  const { filteredWord } = mustSucceed((await ask('ada', addFilteredWord, { input: filter })).addFilteredWord)
  targets.filteredWordId = [facts.take('id of a filtered word', filteredWord.id, [], 'ada')]
}

const createPost =
  'mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } errors { code message path } } }'
const addComment =
  'mutation ($input: AddCommentInput!) { addComment(input: $input) { comment { id } errors { code message } } }'
const setReaction = 'mutation ($input: SetReactionInput!) { setReaction(input: $input) { errors { code message } } }'
const bookmarkPost = 'mutation ($input: BookmarkPostInput!) { bookmarkPost(input: $input) { errors { code message } } }'
const hidePost = 'mutation ($input: HidePostInput!) { hidePost(input: $input) { errors { code message } } }'
const mutePost = 'mutation ($input: MutePostInput!) { mutePost(input: $input) { errors { code message } } }'
const addFilteredWord = `mutation ($input: AddFilteredWordInput!) {
  addFilteredWord(input: $input) { filteredWord { id } errors { code message } }
}`
const pinPost = 'mutation ($input: PinPostInput!) { pinPost(input: $input) { errors { code message } } }'
const sharePost =
  'mutation ($input: SharePostInput!) { sharePost(input: $input) { post { id } errors { code message } } }'
