import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Link } from 'react-router'
import { type FriendsInCommonPersonFragment, FriendsInCommonPersonFragmentDoc } from '../../generated/graphql.ts'
import { Avatar } from '../../people/avatar.tsx'
import { friendsInCommon } from '../../people/you-may-know/reason.ts'
import styles from './friends-in-common.module.css'

/** The faces of friends that the viewer and a person have in common, on the way to the list of all. */
export function FriendsInCommon({ person }: { person: FragmentType<FriendsInCommonPersonFragment> }) {
  const { data, complete } = useFragment({
    fragment: FriendsInCommonPersonFragmentDoc,
    fragmentName: 'FriendsInCommonPerson',
    from: person,
  })
  const count = (complete && data.mutualFriendCount) || 0
  if (!complete || count === 0 || data.friendshipStatus === 'SELF') return null
  const friends = data.mutualFriends?.edges.slice(0, 3).map(({ node }) => node) ?? []
  return (
    <Link data-fragment="FriendsInCommonPerson" to={`/people/${data.username}/mutual`} className={styles.common}>
      <span className={styles.faces}>
        {friends.map((friend) => (
          <Avatar key={friend.id} person={friend} size={24} />
        ))}
      </span>
      {friendsInCommon(
        count,
        friends.map(({ firstName }) => firstName),
      )}
    </Link>
  )
}
