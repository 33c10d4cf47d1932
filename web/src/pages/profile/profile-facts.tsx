import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { AtSign, Cake, CalendarDays, Link2, type LucideIcon, MapPin, Phone, UsersRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { type ProfileFactsPersonFragment, ProfileFactsPersonFragmentDoc } from '../../generated/graphql.ts'
import styles from './profile-facts.module.css'

const month = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' })
const birthday = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** What is known of a person, as far as the viewer may see it. */
export function ProfileFacts({ person }: { person: FragmentType<ProfileFactsPersonFragment> }) {
  const { data, complete } = useFragment({ fragment: ProfileFactsPersonFragmentDoc, from: person })
  if (!complete) return null
  const { location, website, email, phoneNumber, dateOfBirth, friendsSince, joinedAt } = data
  return (
    <ul data-fragment="ProfileFactsPerson" className={styles.facts}>
      {location && <Fact Icon={MapPin}>{location}</Fact>}
      {website && (
        <Fact Icon={Link2}>
          <a href={website} target="_blank" rel="noreferrer nofollow">
            {website.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
          </a>
        </Fact>
      )}
      {email && (
        <Fact Icon={AtSign}>
          <a href={`mailto:${email}`}>{email}</a>
        </Fact>
      )}
      {phoneNumber && (
        <Fact Icon={Phone}>
          <a href={`tel:${phoneNumber}`}>{phoneNumber}</a>
        </Fact>
      )}
      {dateOfBirth && <Fact Icon={Cake}>Born {birthday.format(new Date(dateOfBirth))}</Fact>}
      {friendsSince && <Fact Icon={UsersRound}>Friends since {month.format(new Date(friendsSince))}</Fact>}
      <Fact Icon={CalendarDays}>Joined {month.format(new Date(joinedAt))}</Fact>
    </ul>
  )
}

const Fact = ({ Icon, children }: { Icon: LucideIcon; children: ReactNode }) => (
  <li>
    <Icon aria-hidden="true" />
    <span>{children}</span>
  </li>
)
