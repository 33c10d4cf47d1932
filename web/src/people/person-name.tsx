import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { BadgeCheck } from 'lucide-react'
import { Link } from 'react-router'
import { type NamedPersonFragment, NamedPersonFragmentDoc } from '../generated/graphql.ts'
import styles from './person-name.module.css'

/** A person's name with the badge, linked to the profile. */
export function PersonName({ person }: { person: FragmentType<NamedPersonFragment> | null | undefined }) {
  const { data, complete } = useFragment({ fragment: NamedPersonFragmentDoc, from: person ?? null })
  if (!complete || !data) return <span className={styles.gone}>Somebody</span>
  return (
    <Link
      data-fragment="NamedPerson"
      to={`/people/${data.username}`}
      className={styles.name}
      title={`@${data.username}`}
    >
      <bdi>{data.displayName}</bdi>
      {data.isVerified && <BadgeCheck className={styles.badge} aria-label="Verified" role="img" />}
    </Link>
  )
}
