import { userError } from '@plaza/subgraph'

// One answer for who does not exist, is deactivated, or has blocked the viewer.
export const noSuchPerson = userError('NOT_FOUND', 'There is no such person.', ['input', 'userId'])
export const noSuchRequest = userError('NOT_FOUND', 'There is no such request.', ['input', 'friendRequestId'])

/** The viewer has signed up, but the event of it has not made the profile yet. */
export const profileNotReady = userError('NOT_FOUND', 'Your profile is not ready yet; try again in a moment.')
