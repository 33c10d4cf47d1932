/**
 * How many attempts are free, and how long the wait after them is. The first wait is `delay`; each further one within a day doubles,
 * up to `longest`. A wait ends by itself whatever is tried meanwhile, so an attacker can't lock the owner out for good.
 */
export interface Policy {
  readonly points: number
  /** Seconds in which the points may be used. */
  readonly window: number
  /** In seconds. */
  readonly delay: number
  /** In seconds. */
  readonly longest: number
}

const minute = 60
const hour = 60 * minute
const day = 24 * hour

export const policies = {
  /**
   * Wrong passwords for one account, by whichever of its names, from one address: a person who has forgotten, or somebody
   * who guesses.
   */
  signInByNameAndAddress: { points: 5, window: 15 * minute, delay: 15, longest: 15 * minute },
  /** Wrong passwords for one account from everywhere. Does not apply where a session of the owner's was last used. */
  signInByName: { points: 30, window: hour, delay: minute, longest: 15 * minute },
  /** Wrong passwords for many accounts from one address. */
  signInByAddress: { points: 100, window: 15 * minute, delay: minute, longest: 15 * minute },
  signUpByAddress: { points: 60, window: hour, delay: 5 * minute, longest: hour },
  /** Sign-ups with one e-mail address, and changes to it: each mails it, and tells whether it is taken. */
  mailByEmail: { points: 5, window: hour, delay: minute, longest: hour },
  resetByEmail: { points: 3, window: 15 * minute, delay: minute, longest: hour },
  resetByAddress: { points: 20, window: hour, delay: minute, longest: hour },
  /** Links that lead nowhere, from one address. */
  badLinkByAddress: { points: 30, window: hour, delay: minute, longest: hour },
  refreshBySession: { points: 60, window: minute, delay: 10, longest: 5 * minute },
  /** Refresh tokens that nobody was given, from one address. */
  badRefreshByAddress: { points: 100, window: 15 * minute, delay: minute, longest: 15 * minute },
  /** Wrong passwords from somebody who is signed in: a stolen access token must not help to guess. */
  passwordByAccount: { points: 10, window: 15 * minute, delay: minute, longest: 15 * minute },
  /** Mails that one person can have us send, and addresses that they can ask about by asking for them. */
  mailByAccount: { points: 5, window: hour, delay: 5 * minute, longest: hour },
  /** Each change keeps the old name from everybody else for 30 days. */
  usernameByAccount: { points: 5, window: day, delay: day, longest: day },
} as const satisfies Record<string, Policy>

export type PolicyName = keyof typeof policies

export function delayOf(policy: Policy, strike: number): number {
  return Math.min(policy.delay * 2 ** (strike - 1), policy.longest)
}
