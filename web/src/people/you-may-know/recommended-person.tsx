import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { X } from 'lucide-react'
import { IconButton } from '../../elements/button.tsx'
import {
  type FriendRecommendationReason,
  type RecommendedPersonPersonFragment,
  RecommendedPersonPersonFragmentDoc,
} from '../../generated/graphql.ts'
import { Avatar } from '../avatar.tsx'
import { FriendButton } from '../friend-button.tsx'
import { PersonName } from '../person-name.tsx'
import { reasonInWords } from './reason.ts'
import styles from './recommended-person.module.css'

/** Somebody the viewer may know, and why. */
export function RecommendedPerson({
  person,
  reason,
  onDismiss,
}: {
  person: FragmentType<RecommendedPersonPersonFragment>
  reason: FriendRecommendationReason
  onDismiss(button: HTMLElement): void
}) {
  const { data, complete } = useFragment({
    fragment: RecommendedPersonPersonFragmentDoc,
    fragmentName: 'RecommendedPersonPerson',
    from: person,
  })
  if (!complete) return null
  const why = reasonInWords(reason, {
    location: data.location,
    friendCount: data.mutualFriendCount ?? 0,
    friendNames: data.mutualFriends?.edges.map(({ node }) => node.firstName) ?? [],
  })
  return (
    <div data-fragment="RecommendedPersonPerson" className={styles.person}>
      <Avatar person={data} />
      <div className={styles.words}>
        <PersonName person={data} />
        <p title={why}>{why}</p>
      </div>
      <IconButton
        label={`Don’t show ${data.displayName} here`}
        data-dismiss
        onClick={(event) => onDismiss(event.currentTarget)}
      >
        <X />
      </IconButton>
      <div className={styles.act}>
        <FriendButton person={data} size="small" />
      </div>
    </div>
  )
}
