import type { UserError } from '@plaza/subgraph'
import type { FriendRequestRow } from './data/friend-requests.ts'
import type { Person } from './data/people.ts'
import type { PrivacySettingsRow } from './data/privacy-settings.ts'

export interface ProfilePayload {
  profile?: Person | null
  errors: UserError[]
}

export interface PrivacySettingsPayload {
  privacySettings?: PrivacySettingsRow
  errors: UserError[]
}

export interface FriendRequestPayload {
  friendRequest?: FriendRequestRow
  errors: UserError[]
}

export interface PersonPayload {
  user?: Person | null
  errors: UserError[]
}

export interface DismissalPayload {
  dismissedUserId?: string
  errors: UserError[]
}
