import type { FriendRecommendationReason } from '../../generated/graphql.ts'

/** Why somebody is recommended, in words: "3 friends in common: Grace, Alan …". */
export function reasonInWords(
  reason: FriendRecommendationReason,
  { location, friendCount, friendNames }: { location: string | null; friendCount: number; friendNames: string[] },
): string {
  if (reason === 'MUTUAL_FRIENDS') return friendsInCommon(friendCount, friendNames)
  if (reason === 'SAME_LOCATION') return location ? `Lives in ${location}, as you do` : 'Lives where you do'
  return 'Knows many people here'
}

/** "3 friends in common: Grace, Alan …", with as many names as fit a line. */
export function friendsInCommon(count: number, names: readonly string[]): string {
  if (count === 0) return 'No friends in common'
  const friends = count === 1 ? '1 friend in common' : `${count} friends in common`
  const [one, two] = names
  if (!one) return friends
  if (count === 1 || !two) return `${friends}: ${one}${count > 1 ? ' …' : ''}`
  return `${friends}: ${count === 2 ? `${one} and ${two}` : `${one}, ${two} …`}`
}
