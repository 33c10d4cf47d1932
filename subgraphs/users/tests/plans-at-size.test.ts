import { createDatabaseAtSize, idAt, sqlId, sqlNumbers, workOf } from '@plaza/database/testing'
import { expect, test } from 'vitest'
import { listBlockedPeople } from '../src/data/blocks.ts'
import type { Db } from '../src/data/db.ts'
import {
  countOpenFriendRequests,
  listFriendRequestsByIds,
  listOpenFriendRequests,
} from '../src/data/friend-requests.ts'
import { countMutualFriendsByIds, listFriendsByIds, listMutualFriendsByIds } from '../src/data/friendships.ts'
import { findPersonByUsername, listPeopleByIds } from '../src/data/people.ts'
import { listDetailsByIds, listEmailsByIds, listPhoneNumbersByIds } from '../src/data/profile-parts.ts'
import { listRecommended } from '../src/data/recommendations.ts'
import { searchPeople } from '../src/data/search.ts'
import { listStandingsByIds } from '../src/data/standings.ts'
import type { DB } from '../src/generated/database.ts'

const [people, friends] = [100_000, 5]
const page = { first: 20, after: null }
const person = (number: string | number) => sqlId('001', number)

/** A ring of people, each a friend of the next five. The first has a thousand more friends, requests, and has blocked some. */
const rows = `
  insert into profiles (user_id, username, first_name, last_name, joined_at)
    select ${person('n')}, 'person_' || n, 'Name' || n % 1000, 'Family' || n / 1000, now() from ${sqlNumbers(people)};
  insert into profile_details (user_id, location, friend_count, profile_visibility)
    select ${person('n')}, 'Town ' || n % 500, case n when 0 then ${people / 100 + friends} else 2 * ${friends} end,
      (case n % 3 when 0 then 'PUBLIC' else 'FRIENDS' end)::visibility
    from ${sqlNumbers(people)};
  insert into privacy_settings (user_id, profile_visibility, is_active)
    select ${person('n')}, (case n % 3 when 0 then 'PUBLIC' else 'FRIENDS' end)::visibility, true from ${sqlNumbers(people)};
  insert into accounts (user_id, username, email, version)
    select ${person('n')}, 'person_' || n, 'person_' || n || '@example.com', 1 from ${sqlNumbers(people)};
  insert into phone_numbers (user_id, phone_number) select ${person('n')}, '+49' || 10000000 + n from ${sqlNumbers(people)};
  insert into name_entries (user_id, spelling, terms, is_active, grade, form)
    select ${person('n')}, ' name' || n % 1000 || ' family' || n / 1000 || ' | person ' || n || ' ',
      array['n', 'name', 'name' || n % 1000, '=name' || n % 1000, 'family' || n / 1000, '=family' || n / 1000, '=' || n], true, n % 4, 1
    from ${sqlNumbers(people)};
  insert into friendships (low_id, high_id, since)
    select least(one, other), greatest(one, other), now() - n * interval '1 minute'
    from ${sqlNumbers(people)}, generate_series(1, ${friends}) as step,
      lateral (select ${person('n')} as one, ${person(`(n + step) % ${people}`)} as other) as pair
    union all
    select ${person(0)}, ${person('n * 90 + 50')}, now() - n * interval '1 hour' from ${sqlNumbers(people / 100)};
  insert into friend_requests (id, from_id, to_id, status, answered_at)
    select ${sqlId('002', 'n')}, ${person('n')}, ${person(`case when n < 400 then 0 else (n + 5000) % ${people} end`)},
      status, case status when 'PENDING' then null else now() end
    from generate_series(100, ${people - 1}) as n,
      lateral (select (case when n % 4 = 0 then 'PENDING' else 'ACCEPTED' end)::friend_request_status as status) as state;
  insert into blocks (blocker_id, blocked_id)
    select ${person('n')}, ${person(`(n + 20000) % ${people}`)} from ${sqlNumbers(people / 10)}
    union all
    select ${person(0)}, ${person('n * 77 + 30')} from ${sqlNumbers(50)};
`

test('what is asked of people costs by its rows, not by the hundred thousand that there are', {
  timeout: 300_000,
}, async () => {
  await using database = await createDatabaseAtSize<DB>(
    { service: 'users', migrations: new URL('../migrations/', import.meta.url) },
    [
      'profiles',
      'profile_details',
      'privacy_settings',
      'accounts',
      'phone_numbers',
      'name_entries',
      'friendships',
      'friend_requests',
      'blocks',
    ],
    rows,
  )
  const viewer = idAt('001', 0)
  const some = Array.from({ length: 20 }, (_, n) => idAt('001', n * 3 + 1))
  const reads: Record<string, (db: Db) => Promise<unknown>> = {
    people: (db) => listPeopleByIds(db, some),
    'a person by name': (db) => findPersonByUsername(db, 'person_77'),
    details: (db) => listDetailsByIds(db, some),
    emails: (db) => listEmailsByIds(db, some),
    'phone numbers': (db) => listPhoneNumbersByIds(db, some),
    standings: (db) => listStandingsByIds(db, viewer, some),
    friends: (db) => listFriendsByIds(db, [viewer], page),
    'friends of many': (db) => listFriendsByIds(db, some, page),
    'mutual friends': (db) => listMutualFriendsByIds(db, [some[0]!], page),
    'mutual friends of many': (db) => countMutualFriendsByIds(db, some),
    requests: (db) => listOpenFriendRequests(db, viewer, 'INCOMING', page),
    'number of requests': (db) => countOpenFriendRequests(db, viewer, 'INCOMING'),
    'sent requests': (db) => listOpenFriendRequests(db, viewer, 'OUTGOING', page),
    'requests by id': (db) => listFriendRequestsByIds(db, viewer, [idAt('002', 100), idAt('002', 104)]),
    blocked: (db) => listBlockedPeople(db, viewer, page),
    search: (db) => searchPeople(db, 'name17 family4', false, page),
    'search of a common name': (db) => searchPeople(db, 'name', false, page),
    'search of a letter': (db) => searchPeople(db, 'n', false, page),
    'search of a letter, friends first': (db) => searchPeople(db, 'n', true, page),
    recommended: (db) => listRecommended(db, page),
  }
  for (const [name, read] of Object.entries(reads)) {
    const { scans, calls, buffers } = await workOf(database, viewer, read)
    expect(scans, name).toEqual([])
    // For each of twenty rows one at most, and the terms of a search.
    expect(calls, name).toBeLessThanOrEqual(3 * page.first)
    // Before anybody else the names of 300 friends are read.
    const friends = name.endsWith('friends first') ? 300 : 0
    expect(buffers, name).toBeLessThanOrEqual(30 * page.first + friends)
  }
})
