import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { BadgeCheck, Lock, Pencil } from 'lucide-react'
import { type CSSProperties, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { type ProfileHeadPersonFragment, ProfileHeadPersonFragmentDoc } from '../../generated/graphql.ts'
import { Picture } from '../../media/picture.tsx'
import { Avatar, hueOf } from '../../people/avatar.tsx'
import { FriendButton } from '../../people/friend-button.tsx'
import { MessageButton } from '../../people/message-button.tsx'
import { EditProfile } from './edit-profile/edit-profile.tsx'
import { FriendsInCommon } from './friends-in-common.tsx'
import { ProfileFacts } from './profile-facts.tsx'
import styles from './profile-head.module.css'
import { ProfileMenu } from './profile-menu.tsx'

/** Who a person is, and what the viewer can do about it. */
export function ProfileHead({ person }: { person: FragmentType<ProfileHeadPersonFragment> }) {
  const { data, complete } = useFragment({
    fragment: ProfileHeadPersonFragmentDoc,
    fragmentName: 'ProfileHeadPerson',
    from: person,
  })
  const [isEditing, setEditing] = useState(false)
  if (!complete) return null
  return (
    <section data-fragment="ProfileHeadPerson" className={styles.head} aria-label="About">
      <div className={styles.cover} style={{ '--hue': hueOf(data.id) } as CSSProperties}>
        {data.coverPhoto && <Picture file={data.coverPhoto} sizes="(min-width: 640px) 600px, 100vw" />}
      </div>
      <div className={styles.body}>
        <div className={styles.top}>
          <span className={styles.face}>
            <Avatar person={data} size={96} />
          </span>
          <div className={styles.acts}>
            {data.friendshipStatus === 'SELF' ? (
              <Button icon={<Pencil />} onClick={() => setEditing(true)}>
                Edit profile
              </Button>
            ) : (
              <>
                <MessageButton person={data} />
                <FriendButton person={data} />
              </>
            )}
            <ProfileMenu person={data} />
          </div>
        </div>
        <div>
          <h1 className={styles.name}>
            <bdi>{data.displayName}</bdi>
            {data.isVerified && <BadgeCheck className={styles.badge} aria-label="Verified" role="img" />}
          </h1>
          <p className={styles.username}>@{data.username}</p>
        </div>
        {data.bio && (
          <p className={styles.bio} dir="auto">
            {data.bio}
          </p>
        )}
        <ProfileFacts person={data} />
        {data.friendCount === null && (
          <p className={styles.hidden}>
            <Lock aria-hidden="true" />
            {data.friendshipStatus === 'FRIENDS'
              ? `${data.firstName} keeps the rest private.`
              : `Only ${data.firstName}’s friends may see more.`}
          </p>
        )}
        <FriendsInCommon person={data} />
      </div>
      {isEditing && <EditProfile onClose={() => setEditing(false)} />}
    </section>
  )
}
