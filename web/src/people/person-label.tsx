import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { type PersonLabelPersonFragment, PersonLabelPersonFragmentDoc } from '../generated/graphql.ts'
import { Avatar } from './avatar.tsx'
import styles from './person-label.module.css'

/** A person's picture and name without a link, for what is a button or an option itself. */
export function PersonLabel({ person }: { person: FragmentType<PersonLabelPersonFragment> }) {
  const { data, complete } = useFragment({
    fragment: PersonLabelPersonFragmentDoc,
    fragmentName: 'PersonLabelPerson',
    from: person,
  })
  if (!complete) return null
  return (
    <span data-fragment="PersonLabelPerson" className={styles.label}>
      <Avatar person={data} size={32} />
      <span className={styles.words}>
        <bdi>{data.displayName}</bdi>
        <small>@{data.username}</small>
      </span>
    </span>
  )
}
