import { Lock } from 'lucide-react'
import { Empty } from '../../elements/empty.tsx'
import type { ProfilePerson } from './profile-person.ts'

/** Stands where a person's privacy hides something, and says so. */
export const HiddenPart = ({ person, what }: { person: ProfilePerson; what: string }) =>
  person.friendshipStatus === 'FRIENDS' ? (
    <Empty icon={<Lock />} title={`${person.firstName} keeps ${what} private`}>
      Nobody else sees this, friends included.
    </Empty>
  ) : (
    <Empty icon={<Lock />} title={`${person.firstName} doesn’t show ${what} to everybody`}>
      Only friends may see this, if anybody.
    </Empty>
  )
