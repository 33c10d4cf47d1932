import { createDatabaseAtSize, idAt, sqlId, sqlNumbers, workOf } from '@plaza/database/testing'
import { expect, test } from 'vitest'
import { listMediaIdsByMessages } from '../src/data/attachments.ts'
import { listChangesByConversations, listHiddenByConversations } from '../src/data/changes.ts'
import {
  countUnreadMessages,
  listConversations,
  listConversationsByIds,
  listOpenDirects,
} from '../src/data/conversations.ts'
import type { Db } from '../src/data/db.ts'
import { listMessagesAt, listMessagesByConversations, listMessagesByIds } from '../src/data/messages.ts'
import { listParticipantsByConversations, listReadersByMessages } from '../src/data/participants.ts'
import { listBlockedPeople } from '../src/data/projections/block-edges.ts'
import { listHiddenPeople, listReachablePeople } from '../src/data/projections/people.ts'
import type { DB } from '../src/generated/database.ts'

const [people, messages] = [100_000, 200_000]
/** Of two people each, and those of 250 people whose first ones are in all of them. */
const [directs, groups, members] = [50_000, 100, 250]
const page = { first: 20, after: null }
const person = (number: string | number) => sqlId('001', number)
const conversation = (number: string | number) => sqlId('002', number)

/** Everybody talks with the next person, two messages each; the first is in all groups, which have a thousand messages each. */
const rows = `
  insert into people (user_id, status, version)
    select ${person('n')}, (case when n % 50 = 9 then 'DEACTIVATED' else 'ACTIVE' end)::account_status, 1 from ${sqlNumbers(people)};
  insert into block_edges (blocker_id, blocked_id, version)
    select ${person('n')}, ${person(`(n + 20000) % ${people}`)}, 1 from ${sqlNumbers(people / 10)};
  insert into conversations (id, type, name, direct_key, created_at, last_sequence, last_change, last_activity_at, participant_count)
    select ${conversation('n')}, 'DIRECT'::conversation_type, null, 'pair ' || n, now() - interval '1 day', 2, 1, now() - n * interval '1 minute', 2
    from ${sqlNumbers(directs)}
    union all
    select ${conversation(`${directs} + n`)}, 'GROUP', 'a group', null, now() - interval '1 day', 1000, 100,
      now() - n * interval '1 minute', ${members}
    from ${sqlNumbers(groups)};
  insert into conversation_participants (
    id, conversation_id, user_id, joined_at, opened_at, last_activity_at, last_read_sequence, unread_count, read_change
  )
    select ${sqlId('003', `n * 2 + place`)}, ${conversation('n')}, ${person(`(n + place) % ${people}`)}, now() - interval '1 day',
      now() - interval '1 day', now() - n * interval '1 minute', place, 2 - place, place
    from ${sqlNumbers(directs)}, generate_series(0, 1) as place
    union all
    select ${sqlId('003', `${directs * 2} + n * ${members} + place`)}, ${conversation(`${directs} + n`)},
      ${person(`case place when 0 then 0 else (n * 400 + place) end`)}, now() - interval '1 day' + place * interval '1 second',
      now() - interval '1 day', now() - n * interval '1 minute', place * 4, 1000 - place * 4, place % 100
    from ${sqlNumbers(groups)}, generate_series(0, ${members - 1}) as place;
  insert into messages (id, conversation_id, sequence, sender_id, type, content, media_count, reply_to_id, sent_at, last_change)
    select ${sqlId('004', 'n')}, ${conversation('n / 2')}, n % 2 + 1, ${person(`(n / 2 + n % 2) % ${people}`)}, 'TEXT'::message_type, 'hello', 0, null::uuid,
      now() - interval '1 day', 0
    from ${sqlNumbers(directs * 2)}
    union all
    select ${sqlId('004', `${directs * 2} + n`)}, ${conversation(`${directs} + n / 1000`)}, n % 1000 + 1,
      ${person(`(n / 1000 * 400 + 1 + n % 200)`)}, (case n % 5 when 0 then 'IMAGE' else 'TEXT' end)::message_type, 'hello',
      case n % 5 when 0 then 1 else 0 end,
      case n % 1000 when 0 then null else ${sqlId('004', `${directs * 2} + n - 1`)} end, now() - interval '1 day',
      case when n % 100 = 7 then n / 100 % 100 else 0 end
    from ${sqlNumbers(messages - directs * 2)};
  insert into message_attachments (message_id, position, media_id)
    select ${sqlId('004', `${directs * 2} + n * 5`)}, 0, ${sqlId('005', 'n')} from ${sqlNumbers((messages - directs * 2) / 5)};
`

test('what is asked of conversations costs by its rows, not by all that has been said', {
  timeout: 300_000,
}, async () => {
  await using database = await createDatabaseAtSize<DB>(
    { service: 'messages', migrations: new URL('../migrations/', import.meta.url) },
    ['people', 'block_edges', 'conversations', 'conversation_participants', 'messages', 'message_attachments'],
    rows,
  )
  const viewer = idAt('001', 0)
  const some = Array.from({ length: 20 }, (_, n) => idAt('002', directs + n))
  const group = idAt('002', directs)
  const last = Array.from({ length: 20 }, (_, n) => idAt('004', directs * 2 + 999 - n))
  const others = Array.from({ length: 20 }, (_, n) => idAt('001', n + 1))
  type Read = [read: (db: Db) => Promise<unknown>, most?: { calls: number; buffers: number }]
  const reads: Record<string, Read> = {
    list: [(db) => listConversations(db, viewer, 'INBOX', page)],
    'by id': [(db) => listConversationsByIds(db, viewer, some)],
    'open directs': [(db) => listOpenDirects(db, viewer, [idAt('002', 0), idAt('002', people - 1)])],
    'unread count': [(db) => countUnreadMessages(db, viewer), { calls: 0, buffers: 20 }],
    thread: [(db) => listMessagesByConversations(db, viewer, [group], { first: 20, after: null, backwards: true })],
    'last messages': [
      (db) =>
        listMessagesAt(
          db,
          viewer,
          some.map((conversationId) => ({ conversationId, sequence: 1000 })),
        ),
    ],
    'messages by id': [(db) => listMessagesByIds(db, viewer, last)],
    attachments: [(db) => listMediaIdsByMessages(db, last)],
    participants: [(db) => listParticipantsByConversations(db, some, { first: 3, after: null })],
    'participants of one': [(db) => listParticipantsByConversations(db, [group], page)],
    readers: [
      (db) => listReadersByMessages(db, viewer, last, { first: 3, after: null }),
      { calls: 3 * page.first, buffers: 35 * page.first },
    ],
    hidden: [(db) => listHiddenByConversations(db, viewer, [group]), { calls: members, buffers: 9 * members }],
    changes: [(db) => listChangesByConversations(db, [group], { first: 20, after: [990, 90] })],
    'hidden people': [(db) => listHiddenPeople(db, viewer, others)],
    'blocked people': [(db) => listBlockedPeople(db, viewer, others)],
    'reachable people': [(db) => listReachablePeople(db, viewer, others)],
  }
  for (const [name, [read, most = { calls: 3 * page.first, buffers: 25 * page.first }]] of Object.entries(reads)) {
    const { scans, calls, buffers } = await workOf(database, viewer, read)
    expect(scans, name).toEqual([])
    // For each participant that is read: whether the viewer is one as well.
    expect(calls, name).toBeLessThanOrEqual(most.calls)
    expect(buffers, name).toBeLessThanOrEqual(most.buffers)
  }
})

/** Three groups of the same 250 people, of which one has said nearly everything. */
const village = `
  insert into people (user_id, status, version) select ${person('n')}, 'ACTIVE', 1 from ${sqlNumbers(members)};
  insert into conversations (id, type, name, created_at, last_sequence, last_change, last_activity_at, participant_count)
    select ${conversation('n')}, 'GROUP', 'a group', now(), 20000, 0, now(), ${members} from ${sqlNumbers(3)};
  insert into conversation_participants (id, conversation_id, user_id, joined_at, opened_at, last_activity_at)
    select ${sqlId('003', `place * ${members} + n`)}, ${conversation('place')}, ${person('n')}, now(), now(), now()
    from ${sqlNumbers(members)}, generate_series(0, 2) as place;
  insert into messages (id, conversation_id, sequence, sender_id, type, content, media_count, sent_at)
    select ${sqlId('004', 'n')}, ${conversation('case when n < 20 then n % 2 + 1 else 0 end')}, n + 1, ${person(`n % ${members}`)},
      'TEXT'::message_type, 'hello', 0, now()
    from ${sqlNumbers(20_000)};
`

test('of a small town one row is looked up as well, however much its people have said', {
  timeout: 120_000,
}, async () => {
  await using database = await createDatabaseAtSize<DB>(
    { service: 'messages', migrations: new URL('../migrations/', import.meta.url) },
    ['people', 'conversations', 'conversation_participants', 'messages'],
    village,
  )
  const viewer = idAt('001', 3)
  const reads: Record<string, (db: Db) => Promise<unknown>> = {
    message: (db) => listMessagesByIds(db, viewer, [idAt('004', 19_999)]),
    conversation: (db) => listConversationsByIds(db, viewer, [idAt('002', 0)]),
    'hidden person': (db) => listHiddenPeople(db, viewer, [idAt('001', 7)]),
  }
  for (const [name, read] of Object.entries(reads)) {
    const { buffers } = await workOf(database, viewer, read)
    expect(buffers, name).toBeLessThanOrEqual(16)
  }
})
