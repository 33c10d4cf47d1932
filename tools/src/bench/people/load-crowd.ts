import type { TestDatabase } from '@plaza/database/testing'
import { type DB, users } from '@plaza/users'
import { seedBlocks, seedFriendRequests, seedFriendships, seedPeople } from '@plaza/users/seed'
import { mapFacts } from '../../bulk/fresh.ts'
import { crowdOf, openServiceDatabase, saying } from '../crowd.ts'
import type { BenchOptions } from '../frame.ts'

/** Of every ten people one has a Cyrillic name and one a Chinese; these are the first and the last names of them. */
const cyrillic = [
  ['Иван', 'Мария', 'Алёна', 'Пётр', 'Юлия', 'Семён', 'Наталья'],
  ['Петров', 'Королёв', 'Соколов', 'Иванова', 'Мельник', 'Шевченко', 'Фёдоров', 'Орлова', 'Лебедев', 'Зайцева', 'Ким'],
] as const
const chinese = [
  ['伟', '芳', '娜', '秀英', '敏', '静', '丽'],
  ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周', '徐'],
] as const

/** A crowd as users knows it: people, friendships, requests and blocks. */
export async function loadCrowd(people: number, say: BenchOptions['say']): Promise<TestDatabase<DB>> {
  const database = await openServiceDatabase<DB>(users)
  const crowd = crowdOf(people)
  const loading = <Fact>(what: string, facts: Iterable<Fact> | AsyncIterable<Fact>) =>
    saying(say, `${what} of ${people.toLocaleString('en-GB')} people`, facts)
  let number = 0
  await seedPeople(
    database,
    mapFacts(loading('names', crowd.people()), (person) => ({ ...person, ...nameOf(number++) })),
  )
  await seedFriendships(
    database,
    mapFacts(loading('friendships', crowd.friendships()), ({ lowId: oneId, highId: otherId, since }) => ({
      ...{ oneId, otherId, since },
    })),
  )
  const requests = mapFacts(crowd.friendRequests(), ({ at: createdAt, ...request }) => ({ ...request, createdAt }))
  await seedFriendRequests(database, requests)
  await seedBlocks(
    database,
    mapFacts(crowd.blocks(), ({ at: createdAt, ...block }) => ({ ...block, createdAt })),
  )
  return database
}

function nameOf(person: number): { firstName: string; lastName: string } | undefined {
  const names = [cyrillic, chinese][person % 10]
  if (!names) return undefined
  const [first, last] = names
  const number = Math.floor(person / 10)
  return { firstName: first[number % first.length]!, lastName: last[number % last.length]! }
}
