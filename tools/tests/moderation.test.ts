import { type AuthDatabase, changeRole, listBrokenEntries } from '@plaza/auth'
import { newId } from '@plaza/database'
import { openEventStream } from '@plaza/server/testing'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addReadyFiles } from '../src/testing/ready-files.ts'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

interface Person {
  id: string
  token: string
}

const password = 'a long enough one'

let town: TestPlaza
let [ada, grace, judge, second] = [] as unknown as [Person, Person, Person, Person]

beforeAll(async () => {
  town = await startTestPlaza({ THROTTLE_FACTOR: '1000' })
  ada = await town.signUp('ada')
  grace = await town.signUp('grace')
  judge = await town.signUp('judge')
  second = await town.signUp('second')
  for (const name of ['judge', 'SECOND']) await changeRole(authDatabase(), name, { isModerator: true })
}, 120_000)
afterAll(() => town?.[Symbol.asyncDispose]())

const authDatabase = () => town.plaza.subgraphs.get('auth')!.instance.database.system as Kysely<AuthDatabase>
const settled = () => town.plaza.bus.settled()

async function ask(person: Person | null, document: string, variables?: object) {
  const { data, errors } = await town.ask(person?.token ?? null, document, variables as Record<string, unknown>)
  expect(errors, document).toBeUndefined()
  return data
}

/** Sends a mutation and gives its payload. */
async function send(person: Person | null, field: string, input: object, selection = '') {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`
  const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} errors { code message } } }`
  const payload = (await ask(person, document, { input }))[field]
  await settled()
  return payload
}

async function change(person: Person | null, field: string, input: object, selection = '') {
  const payload = await send(person, field, input, selection)
  expect(payload.errors, field).toEqual([])
  return payload
}

const caseParts = `id subjectType subjectId reportCount isTakenByViewer owner { id } reports { reason note }
  evidence { text media { id filename url } }
  decision { id action rule restrictedUntil appeal { id status statement viewerCanAnswer } }`

const listCases = async (person: Person, queue = 'OPEN') =>
  (await ask(person, `{ viewer { moderation { cases(queue: ${queue}) { nodes { ${caseParts} } } } } }`)).viewer
    .moderation.cases.nodes

/** The open case of a thing. */
async function caseOf(subjectId: string) {
  const found = (await listCases(judge)).find((one: { subjectId: string }) => one.subjectId === subjectId)
  expect(found, 'an open case').toBeDefined()
  return found
}

/** Grace reports it, and a moderator decides. Gives the decision. */
async function decide(report: string, subject: object, subjectId: string, verdict: object) {
  await change(grace, report, { ...subject, reason: 'SPAM' })
  const { id: caseId } = await caseOf(subjectId)
  const decided = await change(judge, 'decideModerationCase', { caseId, ...verdict }, `case { ${caseParts} }`)
  return decided.case.decision
}

/** The person appeals, and another moderator accepts. */
async function bringBack(person: Person, decisionId: string) {
  const { decision } = await change(person, 'appealDecision', { decisionId, statement: 'I meant no harm.' }, parts)
  const [appealed] = await listCases(second, 'APPEALED')
  expect(appealed.decision.appeal).toMatchObject({ id: decision.appeal.id, statement: 'I meant no harm.' })
  await change(second, 'answerAppeal', { appealId: decision.appeal.id, accept: true })
}

const parts = 'decision { appeal { id status } }'

const createPost = async (person: Person, content: string, more: object = {}) =>
  (await change(person, 'createPost', { content, privacyLevel: 'PUBLIC', ...more }, 'post { id }')).post.id as string

async function addFile({ id: ownerId }: Person): Promise<string> {
  const id = newId()
  await addReadyFiles(town, [{ id, ownerId, filename: 'bad.png', altText: null, createdAt: new Date() }])
  return id
}

/** What is in the outboxes of the service, of one type. */
async function told(service: 'posts' | 'auth', type: string) {
  const client = new pg.Client({ connectionString: town.urls[service] })
  await client.connect()
  try {
    return (await client.query('select payload from outbox where type = $1 order by id', [type])).rows.map(
      ({ payload }) => (typeof payload === 'string' ? JSON.parse(payload) : payload),
    )
  } finally {
    await client.end()
  }
}

describe('a report', () => {
  test('of a person, a post, a comment, a message and a file reaches the queue with what was seen, and without who reported', async () => {
    const mediaId = await addFile(ada)
    const postId = await createPost(ada, 'a bad post', { mediaIds: [mediaId] })
    const { comment } = await change(ada, 'addComment', { postId, content: 'a bad comment' }, 'comment { id }')
    const { conversation } = await change(ada, 'startDirectConversation', { userId: grace.id }, 'conversation { id }')
    const note = { conversationId: conversation.id, content: 'a bad message', idempotencyKey: newId() }
    const { message } = await change(ada, 'sendMessage', note, 'message { id }')
    const { post } = await ask(grace, `{ post(id: "${postId}") { media { id reportToken } } }`)

    await change(grace, 'reportUser', { userId: ada.id, reason: 'IMPERSONATION', note: 'not the real one' })
    await change(grace, 'reportPost', { postId, reason: 'SPAM' })
    await change(grace, 'reportComment', { commentId: comment.id, reason: 'HATE' })
    await change(grace, 'reportMessage', { messageId: message.id, reason: 'HARASSMENT' })
    const { reportToken } = post.media[0]
    await change(grace, 'reportMediaFile', { mediaId, reportToken, reason: 'VIOLENCE' })

    const found = await listCases(judge)
    expect(
      found.map((one: { subjectType: string; evidence: { text: string }[] }) => [
        one.subjectType,
        one.evidence[0]?.text,
      ]),
    ).toEqual([
      ['USER', 'ada (@ada)'],
      ['POST', 'a bad post'],
      ['COMMENT', 'a bad comment'],
      ['MESSAGE', 'a bad message'],
      ['MEDIA_FILE', expect.stringContaining('.png')],
    ])
    expect(found[0]).toMatchObject({
      ...{ subjectId: ada.id, reportCount: 1, owner: { id: ada.id }, isTakenByViewer: false, decision: null },
      reports: [{ reason: 'IMPERSONATION', note: 'not the real one' }],
    })
    // The moderator sees neither conversation nor message, and of the file only what was reported.
    for (const one of [found[1], found[4]]) expect(one.evidence[0].media).toMatchObject([{ id: mediaId }])
    expect(await ask(judge, `{ conversation(id: "${conversation.id}") { id } }`)).toEqual({ conversation: null })
    expect(JSON.stringify(found)).not.toContain(grace.id)
  })

  test('is taken once from each person, and again when the thing reads differently', async () => {
    const postId = await createPost(ada, 'first words')
    await change(grace, 'reportPost', { postId, reason: 'SPAM' })
    await change(grace, 'reportPost', { postId, reason: 'HATE' })
    await change(ada, 'editPost', { postId, content: 'other words' })
    await change(second, 'reportPost', { postId, reason: 'HATE' })
    const found = await caseOf(postId)
    expect(found).toMatchObject({ reportCount: 2, evidence: [{ text: 'first words' }, { text: 'other words' }] })
  })

  test('of what is not there for the viewer, or is their own, is refused', async () => {
    const postId = await createPost(ada, 'for nobody', { privacyLevel: 'PRIVATE' })
    expect((await send(grace, 'reportPost', { postId, reason: 'SPAM' })).errors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await send(ada, 'reportPost', { postId, reason: 'SPAM' })).errors).toMatchObject([{ code: 'INVALID' }])
    const mediaId = await addFile(ada)
    const reportToken = `${Date.now() + 60_000}.${Buffer.alloc(32).toString('base64url')}`
    const forged = await send(grace, 'reportMediaFile', { mediaId, reportToken, reason: 'SPAM' })
    expect(forged.errors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  test('is forgotten by the topic once it is settled', async () => {
    const postId = await createPost(ada, 'nothing wrong')
    const { action } = await decide('reportPost', { postId }, postId, { action: 'NO_ACTION' })
    expect(action).toBe('NO_ACTION')
    const { reportId } = (await told('posts', 'post.reported')).at(-1)
    expect((await told('posts', 'post.report_closed')).map((one) => one.reportId)).toContain(reportId)
    expect(
      (await ask(ada, '{ viewer { moderationDecisions { nodes { id } } } }')).viewer.moderationDecisions.nodes,
    ).toEqual([])
  })
})

describe('the role', () => {
  test('is read with each request, and opens nothing about oneself', async () => {
    const someone = await town.signUp('someone')
    const none = { viewer: { moderation: null } }
    const queue = '{ viewer { moderation { cases { nodes { subjectId } } } } }'
    expect(await ask(someone, queue)).toEqual(none)
    await change(grace, 'reportUser', { userId: someone.id, reason: 'SPAM' })
    const { id: caseId } = await caseOf(someone.id)
    expect((await send(someone, 'takeModerationCase', { caseId })).errors).toMatchObject([{ code: 'NOT_FOUND' }])

    await changeRole(authDatabase(), 'someone', { isModerator: true })
    const { nodes } = (await ask(someone, queue)).viewer.moderation.cases
    expect(nodes.length).toBeGreaterThan(0)
    expect(nodes).not.toContainEqual({ subjectId: someone.id })
    const verdict = { caseId, action: 'NO_ACTION' }
    expect((await send(someone, 'decideModerationCase', verdict)).errors).toMatchObject([{ code: 'NOT_FOUND' }])

    await changeRole(authDatabase(), 'someone', { isModerator: false })
    expect(await ask(someone, queue)).toEqual(none)
  })

  test('lets one moderator work on a case at a time', async () => {
    const postId = await createPost(ada, 'to be taken')
    await change(grace, 'reportPost', { postId, reason: 'SPAM' })
    const { id: caseId } = await caseOf(postId)
    const taken = await change(judge, 'takeModerationCase', { caseId }, 'case { isTakenByViewer }')
    expect(taken.case.isTakenByViewer).toBe(true)
    for (const field of ['takeModerationCase', 'releaseModerationCase'])
      expect((await send(second, field, { caseId })).errors).toMatchObject([{ code: 'CONFLICT' }])
    await change(judge, 'releaseModerationCase', { caseId })
    const both = [judge, second].map((one) => send(one, 'decideModerationCase', { caseId, action: 'NO_ACTION' }))
    const errors = (await Promise.all(both)).flatMap((payload) => payload.errors)
    expect(errors).toMatchObject([{ code: 'CONFLICT' }])
  })

  test('writes each deed into a log that nobody can change unseen', async () => {
    const { viewer } = await ask(
      judge,
      '{ viewer { moderation { auditLog(first: 100) { nodes { action actor { id } } } } } }',
    )
    const entries = viewer.moderation.auditLog.nodes
    expect(entries).toContainEqual({ action: 'CASE_TAKEN', actor: { id: judge.id } })
    expect(entries.at(-1)).toEqual({ action: 'ROLE_GRANTED', actor: null })
    for (const statement of [
      sql`update audit_log set action = 'NOTHING' where position = 1`,
      sql`delete from audit_log`,
      sql`truncate audit_log`,
    ])
      await expect(statement.execute(authDatabase())).rejects.toThrow('the audit log only grows')
    expect(await listBrokenEntries(authDatabase())).toEqual([])
    // Even the owner can get past the triggers only in a way that shows.
    await sql`alter table audit_log disable trigger audit_log_keep`.execute(authDatabase())
    await sql`update audit_log set detail = 'NOTHING' where position = 2`.execute(authDatabase())
    await sql`alter table audit_log enable trigger audit_log_keep`.execute(authDatabase())
    expect(await listBrokenEntries(authDatabase())).toEqual([2])
  })
})

describe('a restriction', () => {
  test('lets a person read and take away, and not write, with the token that they have and with the next; an appeal ends it', async () => {
    const alan = await town.signUp('alan')
    const postId = await createPost(alan, 'too much')
    const verdict = { action: 'RESTRICT', rule: 'HARASSMENT', restrictForHours: 24 }
    const { id: decisionId } = await decide('reportUser', { userId: alan.id }, alan.id, verdict)

    const refusal = [{ code: 'NOT_ALLOWED', message: expect.stringContaining('you may read, but not write, until') }]
    expect((await send(alan, 'createPost', { content: 'more' })).errors).toEqual(refusal)
    expect((await send(alan, 'startDirectConversation', { userId: ada.id })).errors).toEqual(refusal)
    expect((await send(alan, 'sendFriendRequest', { userId: ada.id })).errors).toEqual(refusal)
    expect((await ask(alan, `{ post(id: "${postId}") { id } }`)).post).toEqual({ id: postId })
    const { tokens } = await change(null, 'signIn', { identifier: 'alan', password }, 'tokens { accessToken }')
    const anew = { id: alan.id, token: tokens.accessToken }
    expect((await send(anew, 'createPost', { content: 'more' })).errors).toEqual(refusal)
    expect(
      (await ask(anew, '{ viewer { account { restrictedUntil } } }')).viewer.account.restrictedUntil,
    ).not.toBeNull()
    await change(anew, 'deletePost', { postId })

    await bringBack(alan, decisionId)
    for (const one of [alan, anew]) await createPost(one, 'back')
  })
})

describe('a suspension', () => {
  test('ends sessions and streams, hides the person, says why at sign-in, and ends with an accepted appeal', async () => {
    const ken = await town.signUp('ken')
    const postId = await createPost(ken, 'of ken')
    await using stream = await openEventStream(
      town.plaza.gateway.url,
      ken.token,
      'subscription { notificationAdded { id } }',
    )
    await decide('reportUser', { userId: ken.id }, ken.id, { action: 'SUSPEND', rule: 'SPAM', explanation: 'Enough.' })
    await stream.rest()
    expect((await town.ask(ken.token, '{ viewer { id } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    const seen = `{ post(id: "${postId}") { id } user(id: "${ken.id}") { id } }`
    expect(await ask(grace, seen)).toEqual({ post: null, user: null })

    const credentials = { identifier: 'ken', password }
    const suspension =
      'suspension { appealToken decision { rule explanation appeal { status } } } tokens { accessToken }'
    const refused = await send(null, 'signIn', credentials, suspension)
    expect(refused).toMatchObject({
      ...{ tokens: null, errors: [{ code: 'NOT_ALLOWED' }] },
      suspension: { decision: { rule: 'SPAM', explanation: 'Enough.', appeal: null } },
    })
    expect(refused.errors[0].message).toContain('the rule against spam')
    expect(
      (await send(null, 'signIn', { ...credentials, password: 'another long one' }, suspension)).suspension,
    ).toBeNull()

    const { appealToken: token } = refused.suspension
    const forged = await send(null, 'appealSuspension', { token: `${token}x`, statement: 'please' })
    expect(forged.errors).toMatchObject([{ code: 'EXPIRED' }])
    const appealed = await change(null, 'appealSuspension', { token, statement: 'please' }, parts)
    expect(appealed.decision.appeal).toMatchObject({ status: 'OPEN' })
    expect((await send(null, 'signIn', credentials, suspension)).suspension).toMatchObject({ appealToken: null })

    await change(second, 'answerAppeal', { appealId: appealed.decision.appeal.id, accept: true })
    expect(await ask(grace, seen)).toEqual({ post: { id: postId }, user: { id: ken.id } })
    await change(null, 'signIn', credentials)
  })
})

test('with an account goes what was reported of it, and what its person wrote in reports', async () => {
  const [leaver, witness] = [await town.signUp('leaver'), await town.signUp('witness')]
  const postId = await createPost(leaver, 'of the leaver')
  await change(witness, 'reportPost', { postId, reason: 'SPAM', note: 'a note that stays' })
  await change(leaver, 'reportPost', {
    postId: await createPost(ada, 'once more'),
    reason: 'SPAM',
    note: 'my own words',
  })
  const words = async () => JSON.stringify(await listCases(judge))
  expect(await words()).toMatch(/of the leaver.*my own words/s)
  await change(leaver, 'deleteAccount', { password })
  expect(await words()).not.toMatch(/of the leaver|a note that stays|my own words/)
  expect(await words()).toContain('once more')
})
describe('an appeal', () => {
  test('is answered by another moderator than the one who decided, while there is one', async () => {
    const postId = await createPost(ada, 'to be appealed')
    const { id: decisionId } = await decide('reportPost', { postId }, postId, { action: 'REMOVE', rule: 'SPAM' })
    const { decision } = await change(ada, 'appealDecision', { decisionId, statement: 'Look again.' }, parts)
    const answer = { appealId: decision.appeal.id, accept: false }
    const canAnswer = async (person: Person) =>
      (await listCases(person, 'APPEALED'))[0].decision.appeal.viewerCanAnswer as boolean
    expect([await canAnswer(judge), await canAnswer(second)]).toEqual([false, true])
    expect((await send(judge, 'answerAppeal', answer)).errors).toMatchObject([{ code: 'NOT_ALLOWED' }])

    await changeRole(authDatabase(), 'second', { isModerator: false })
    expect(await canAnswer(judge)).toBe(true)
    await changeRole(authDatabase(), 'second', { isModerator: true })
    expect(await canAnswer(judge)).toBe(false)
    const { case: answered } = await change(second, 'answerAppeal', answer, 'case { evidenceEndsAt }')
    const keptMs = Date.parse(answered.evidenceEndsAt) - Date.now()
    expect(Math.round(keptMs / 86_400_000)).toBe(30)
  })
})

describe('a removal', () => {
  const rule = { action: 'REMOVE', rule: 'HATE' }
  const watch = (person: Person, document: string) => openEventStream(town.plaza.gateway.url, person.token, document)

  test('of a post hides it everywhere and from open streams, tells its author which rule, and ends with an accepted appeal', async () => {
    const postId = await createPost(ada, 'a bad post #badpost')
    await using stream = await watch(grace, `subscription { postEvents(postId: "${postId}") { __typename } }`)
    const { id: decisionId } = await decide('reportPost', { postId }, postId, { ...rule, explanation: 'See rule two.' })
    expect(await stream.next()).toMatchObject({ data: { postEvents: { __typename: 'PostDeleted' } } })
    const seen = `{ post(id: "${postId}") { content removedRule } tag(name: "badpost") { posts { nodes { id } } }
      user(id: "${ada.id}") { posts { nodes { id } } } }`
    const ofOthers = await ask(grace, seen)
    expect([ofOthers.post, JSON.stringify(ofOthers).includes(postId)]).toEqual([null, false])
    expect((await ask(ada, seen)).post).toEqual({ content: 'a bad post #badpost', removedRule: 'HATE' })
    const edit = await send(ada, 'editPost', { postId, privacyLevel: 'PUBLIC' })
    expect(edit.errors).toMatchObject([{ code: 'NOT_ALLOWED' }])
    const { nodes } = (await ask(ada, `{ viewer { moderationDecisions { nodes { id rule explanation } } } }`)).viewer
      .moderationDecisions
    expect(nodes[0]).toEqual({ id: decisionId, rule: 'HATE', explanation: 'See rule two.' })

    await bringBack(ada, decisionId)
    expect((await ask(grace, seen)).post).toEqual({ content: 'a bad post #badpost', removedRule: null })
    const told = `{ viewer { notifications(types: [MODERATION], first: 2) { nodes {
      message actor { id } subject { ... on ModerationDecision { id rule appeal { status } } } } } } }`
    const subject = { id: decisionId, rule: 'HATE', appeal: { status: 'ACCEPTED' } }
    expect((await ask(ada, told)).viewer.notifications.nodes).toEqual([
      { message: 'Your appeal was accepted: the decision was taken back.', actor: null, subject },
      { message: 'A moderator removed your post because of the rule against hate.', actor: null, subject },
    ])
    expect((await ask(grace, told)).viewer.notifications.nodes).toEqual([])
  })

  test('of a comment leaves a tombstone, and an appeal gives it its words back', async () => {
    const postId = await createPost(grace, 'with a bad comment')
    const { comment } = await change(ada, 'addComment', { postId, content: 'a bad comment' }, 'comment { id }')
    await using stream = await watch(
      second,
      `subscription { postEvents(postId: "${postId}") { __typename
      ... on CommentAdded { comment { content } } } }`,
    )
    const told =
      '{ viewer { notifications(types: [POST_COMMENT], first: 1) { nodes { subject { ... on Comment { id } } } } } }'
    const ofComment = { viewer: { notifications: { nodes: [{ subject: { id: comment.id } }] } } }
    expect(await ask(grace, told)).toEqual(ofComment)
    const { id: decisionId } = await decide('reportComment', { commentId: comment.id }, comment.id, rule)
    expect(await ask(grace, told)).not.toEqual(ofComment)
    expect(await stream.next()).toMatchObject({ data: { postEvents: { __typename: 'CommentDeleted' } } })
    const seen = `{ post(id: "${postId}") { commentCount comments { nodes { content isDeleted isRemoved removedRule } } } }`
    const tombstone = { content: '', isDeleted: true, isRemoved: true }
    const removed = (removedRule: string | null) => ({
      post: { commentCount: 0, comments: { nodes: [{ ...tombstone, removedRule }] } },
    })
    expect(await ask(second, seen)).toEqual(removed(null))
    expect(await ask(ada, seen)).toEqual(removed('HATE'))

    await bringBack(ada, decisionId)
    expect(await stream.next()).toMatchObject({ data: { postEvents: { comment: { content: 'a bad comment' } } } })
    expect(await ask(grace, told)).toEqual(ofComment)
    const back = { content: 'a bad comment', isDeleted: false, isRemoved: false, removedRule: null }
    expect(await ask(second, seen)).toEqual({ post: { commentCount: 1, comments: { nodes: [back] } } })
  })

  test('of a message empties it for everybody in its conversation, and an appeal fills it again', async () => {
    const { conversation } = await change(ada, 'startDirectConversation', { userId: grace.id }, 'conversation { id }')
    const note = { conversationId: conversation.id, content: 'a bad message', idempotencyKey: newId() }
    const { message } = await change(ada, 'sendMessage', note, 'message { id }')
    const { id } = message
    await using stream = await watch(
      grace,
      `subscription { conversationEvents(conversationId: "${conversation.id}") {
      ... on MessageChanged { message { content isRemoved } } } }`,
    )
    const { id: decisionId } = await decide('reportMessage', { messageId: id }, id, rule)
    expect(await stream.next()).toMatchObject({
      data: { conversationEvents: { message: { content: '', isRemoved: true } } },
    })
    const seen = `{ conversation(id: "${conversation.id}") { unreadCount
      messages(last: 1) { nodes { content isDeleted isRemoved removedRule } } } }`
    const removed = { content: '', isDeleted: true, isRemoved: true, removedRule: 'HATE' }
    expect((await ask(ada, seen)).conversation.messages.nodes).toEqual([removed])
    const { unreadCount, messages } = (await ask(grace, seen)).conversation
    expect(messages.nodes).toEqual([{ ...removed, removedRule: null }])

    await bringBack(ada, decisionId)
    expect(await stream.next()).toMatchObject({
      data: { conversationEvents: { message: { content: 'a bad message', isRemoved: false } } },
    })
    expect((await ask(grace, seen)).conversation).toMatchObject({
      unreadCount: unreadCount + 1,
      messages: { nodes: [{ content: 'a bad message', isDeleted: false }] },
    })
  })

  test('of a file hides it wherever it is shown, and an appeal shows it again', async () => {
    const mediaId = await addFile(ada)
    const postId = await createPost(ada, 'with a bad file', { mediaIds: [mediaId] })
    const seen = `{ post(id: "${postId}") { media { id filename reportToken removedRule } } }`
    const [{ reportToken }] = (await ask(grace, seen)).post.media
    await using stream = await watch(
      grace,
      `subscription { postEvents(postId: "${postId}") {
      ... on PostChanged { post { media { filename } } } } }`,
    )
    const { id: decisionId } = await decide('reportMediaFile', { mediaId, reportToken }, mediaId, rule)
    // Whoever judges an appeal sees what there was; nobody else does, and moderators nowhere else.
    const closed = (await listCases(second, 'CLOSED')).find((one: { subjectId: string }) => one.subjectId === mediaId)
    expect(closed.evidence[0].media).toMatchObject([{ id: mediaId, url: expect.stringContaining('http') }])
    expect((await ask(second, seen)).post.media).toEqual([null])
    expect(await stream.next()).toMatchObject({ data: { postEvents: { post: { media: [null] } } } })
    expect((await ask(grace, seen)).post.media).toEqual([null])
    expect((await ask(ada, seen)).post.media).toMatchObject([{ id: mediaId, removedRule: 'HATE' }])
    await bringBack(ada, decisionId)
    expect((await ask(grace, seen)).post.media).toMatchObject([{ id: mediaId, removedRule: null }])
  })

  test('of what a profile says takes it off, and an appeal puts back what has not been filled in anew', async () => {
    const writer = await town.signUp('writer')
    await change(writer, 'updateProfile', { bio: 'a bad bio', location: 'Nowhere' })
    const { id: decisionId } = await decide('reportUser', { userId: writer.id }, writer.id, rule)
    const seen = '{ viewer { profile { bio location displayName } } }'
    expect((await ask(writer, seen)).viewer.profile).toEqual({ bio: null, location: null, displayName: 'writer' })
    await change(writer, 'updateProfile', { location: 'Somewhere' })
    await bringBack(writer, decisionId)
    expect((await ask(writer, seen)).viewer.profile).toMatchObject({ bio: 'a bad bio', location: 'Somewhere' })
  })
})
