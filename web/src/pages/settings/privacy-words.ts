import type { PrivacyChoicesFragment, Visibility } from '../../generated/graphql.ts'

export const visibilities: Record<Visibility, string> = {
  PUBLIC: 'Everybody',
  FRIENDS: 'Your friends',
  PRIVATE: 'Only you',
}

type Choices = Pick<
  PrivacyChoicesFragment,
  'profileVisibility' | 'emailVisibility' | 'phoneVisibility' | 'searchVisibility'
>

export const settings: Record<keyof Choices, { name: string; hint: string }> = {
  profileVisibility: {
    name: 'Your profile',
    hint: 'What you tell of yourself, your cover picture and your list of friends.',
  },
  emailVisibility: { name: 'Your e-mail address', hint: 'On your profile.' },
  phoneVisibility: { name: 'Your phone number', hint: 'On your profile.' },
  searchVisibility: { name: 'Who finds you', hint: 'In the search for people, and among people one may know.' },
}

/** What each kind of person can do with these choices, in a sentence. */
export function describePrivacy(choices: Choices): { who: string; what: string }[] {
  const has = (setting: keyof Choices, isFriend: boolean) =>
    choices[setting] === 'PUBLIC' || (isFriend && choices[setting] === 'FRIENDS')
  const sentence = (isFriend: boolean) => {
    const seen = ['your name and picture']
    if (has('profileVisibility', isFriend)) seen.push('what you tell of yourself', 'your friends')
    if (has('emailVisibility', isFriend)) seen.push('your e-mail address')
    if (has('phoneVisibility', isFriend)) seen.push('your phone number')
    const finds = has('searchVisibility', isFriend) ? 'find you by name' : 'can’t find you by name'
    return `See ${list(seen)}, and ${finds}.`
  }
  return [
    { who: 'Everybody, signed in or not', what: sentence(false) },
    { who: 'Your friends', what: sentence(true) },
    { who: 'People you have blocked', what: 'See nothing of you, whatever you choose here.' },
  ]
}

const list = (parts: string[]) => new Intl.ListFormat('en', { type: 'unit' }).format(parts)
