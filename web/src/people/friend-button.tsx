import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { UserRoundCheck, UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../elements/button.tsx'
import { Confirm } from '../elements/confirm.tsx'
import { type FriendButtonPersonFragment, FriendButtonPersonFragmentDoc } from '../generated/graphql.ts'
import styles from './friend-button.module.css'
import { useFriendship } from './friendship.ts'

/**
 * What the viewer can do about being friends with a person: ask, take it back, accept or decline, unfriend, unblock. The
 * first button is the same one in all states, so that it keeps the focus when it is pressed.
 */
export function FriendButton({
  person,
  size = 'medium',
}: {
  person: FragmentType<FriendButtonPersonFragment> | null | undefined
  size?: 'small' | 'medium'
}) {
  const { data, complete } = useFragment({ fragment: FriendButtonPersonFragmentDoc, from: person ?? null })
  const known = complete ? data : null
  const friendship = useFriendship(known?.id ?? '')
  const [isAsking, setAsking] = useState(false)
  if (!known?.friendshipStatus || known.friendshipStatus === 'SELF') return null

  const { firstName, displayName, friendshipStatus } = known
  const { name, icon, isMain, run } = {
    NONE: { name: 'Add friend', icon: <UserRoundPlus />, isMain: true, run: friendship.send },
    REQUEST_SENT: { name: 'Cancel request', icon: null, isMain: false, run: friendship.cancel },
    REQUEST_RECEIVED: { name: 'Accept', icon: null, isMain: true, run: friendship.accept },
    FRIENDS: { name: 'Friends', icon: <UserRoundCheck />, isMain: false, run: () => setAsking(true) },
    BLOCKED: { name: 'Unblock', icon: null, isMain: false, run: friendship.unblock },
  }[friendshipStatus]
  const whom = <span className="visually-hidden"> {displayName}</span>
  return (
    <div data-fragment="FriendButtonPerson" className={styles.acts}>
      <Button
        size={size}
        look={isMain && (size === 'medium' || friendshipStatus === 'REQUEST_RECEIVED') ? 'primary' : 'secondary'}
        icon={icon}
        onClick={() => void run()}
      >
        {name}
        {whom}
      </Button>
      {friendshipStatus === 'REQUEST_RECEIVED' && (
        <Button size={size} onClick={() => void friendship.decline()}>
          Decline
          {whom}
        </Button>
      )}
      {isAsking && (
        <Confirm
          title={`Unfriend ${firstName}?`}
          act="Unfriend"
          refrain="Stay friends"
          onConfirm={() => void friendship.unfriend()}
          onClose={() => setAsking(false)}
        >
          You no longer see what {firstName} shows to friends, and {firstName} no longer sees what you do. {firstName}{' '}
          isn’t told.
        </Confirm>
      )}
    </div>
  )
}
