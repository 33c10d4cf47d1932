import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import type { ReactNode } from 'react'
import { type PersonRowPersonFragment, PersonRowPersonFragmentDoc } from '../generated/graphql.ts'
import { Avatar } from './avatar.tsx'
import { PersonName } from './person-name.tsx'
import styles from './person-row.module.css'

/** A person in a list: picture, name, a line beside it, and what can be done. */
export function PersonRow({
  person,
  line,
  acts,
}: {
  person: FragmentType<PersonRowPersonFragment> | null | undefined
  /** In the place of the user name. */
  line?: ReactNode
  acts?: ReactNode
}) {
  const { data, complete } = useFragment({
    fragment: PersonRowPersonFragmentDoc,
    fragmentName: 'PersonRowPerson',
    from: person ?? null,
  })
  const known = complete ? data : null
  return (
    <div data-fragment="PersonRowPerson" className={styles.row}>
      <Avatar person={known} />
      <div className={styles.words}>
        <PersonName person={known} />
        <p className={styles.line}>{line ?? (known && `@${known.username}`)}</p>
      </div>
      {acts && <div className={styles.acts}>{acts}</div>}
    </div>
  )
}
