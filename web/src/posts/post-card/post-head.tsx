import type { FragmentType } from '@apollo/client'
import { MapPin } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Age } from '../../elements/time.tsx'
import type { AvatarPersonFragment, NamedPersonFragment, PrivacyLevel } from '../../generated/graphql.ts'
import { Avatar } from '../../people/avatar.tsx'
import { PersonName } from '../../people/person-name.tsx'
import { audienceOf } from '../audience/audience.ts'
import styles from './post-head.module.css'

/** Who wrote a post, when, where and for whom. */
export function PostHead({
  author,
  at,
  isEdited,
  privacyLevel,
  location,
  to,
  menu,
  isSmall = false,
}: {
  author: (FragmentType<AvatarPersonFragment> & FragmentType<NamedPersonFragment>) | null
  at: string
  isEdited: boolean
  privacyLevel: PrivacyLevel
  location: string | null
  /** The post's own page; null on that page. */
  to: string | null
  menu?: ReactNode
  isSmall?: boolean
}) {
  const { name, Icon } = audienceOf(privacyLevel)
  return (
    <header className={styles.head}>
      <Avatar person={author} size={isSmall ? 24 : 40} />
      <div className={isSmall ? styles.lineUp : styles.words}>
        <PersonName person={author} />
        <p className={styles.facts}>
          {to ? (
            <Link to={to} className={styles.age}>
              <Age at={at} />
            </Link>
          ) : (
            <Age at={at} />
          )}
          <span className={styles.audience} title={`For: ${name}`}>
            <Icon aria-label={`For: ${name}`} role="img" />
          </span>
          {isEdited && <span>edited</span>}
          {location && (
            <span className={styles.location}>
              <MapPin aria-label="In" role="img" />
              <bdi>{location}</bdi>
            </span>
          )}
        </p>
      </div>
      {menu}
    </header>
  )
}
