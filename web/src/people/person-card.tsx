import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import type { ReactNode } from 'react'
import { type PersonCardPersonFragment, PersonCardPersonFragmentDoc } from '../generated/graphql.ts'
import { FriendButton } from './friend-button.tsx'
import { PersonRow } from './person-row.tsx'

/** A person in a list, with the friends in common and what the viewer can do about being friends. */
export function PersonCard({
  person,
  line,
}: {
  person: FragmentType<PersonCardPersonFragment> | null | undefined
  /** In the place of the friends in common. */
  line?: ReactNode
}) {
  const { data, complete } = useFragment({
    fragment: PersonCardPersonFragmentDoc,
    fragmentName: 'PersonCardPerson',
    from: person ?? null,
  })
  const known = complete ? data : null
  const count = known?.friendshipStatus === 'SELF' ? 0 : (known?.mutualFriendCount ?? 0)
  const common = count > 0 && `${count === 1 ? '1 friend' : `${count} friends`} in common`
  return (
    <PersonRow
      person={known}
      line={line ?? (common || undefined)}
      acts={<FriendButton person={known} size="small" />}
    />
  )
}
