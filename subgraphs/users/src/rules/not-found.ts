import { userError } from '@plaza/subgraph'

// One answer for a person who does not exist, is deactivated, or is hidden by a block.
export const noSuchPerson = userError('NOT_FOUND', 'There is no such person.', ['input', 'userId'])
export const noSuchRequest = userError('NOT_FOUND', 'There is no such request.', ['input', 'friendRequestId'])

/** For a moment after sign-up, until the event of it has made the profile. */
export const profileNotReady = userError('NOT_FOUND', 'Your profile is not ready yet; try again in a moment.')
