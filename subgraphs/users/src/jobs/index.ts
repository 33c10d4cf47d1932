import { endMutes } from './end-mutes.ts'
import { forgetFormerUsernames } from './forget-former-usernames.ts'
import { indexNames } from './index-names.ts'

export const jobs = [indexNames, forgetFormerUsernames, endMutes]
