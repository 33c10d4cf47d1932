import type { PrivacyChoicesFragment } from '../../generated/graphql.ts'

export type Choices = Omit<PrivacyChoicesFragment, '__typename' | ' $fragmentName'>
export type Setting = keyof Choices

const visibilities = { PUBLIC: 'Everybody', FRIENDS: 'Your friends', PRIVATE: 'Only you' }

/** Each choice with its values, in the order of the page. */
export const settings: { [Key in Setting]: { name: string; hint: string; values: Record<Choices[Key], string> } } = {
  profileVisibility: {
    name: 'Your profile',
    hint: 'What you tell of yourself, your cover picture and your list of friends.',
    values: visibilities,
  },
  emailVisibility: { name: 'Your e-mail address', hint: 'On your profile.', values: visibilities },
  phoneVisibility: { name: 'Your phone number', hint: 'On your profile.', values: visibilities },
  searchVisibility: {
    name: 'Who finds you',
    hint: 'In the search for people, and among people one may know.',
    values: visibilities,
  },
  whoMayMessage: {
    name: 'Who may write to you',
    hint: 'Conversations that you have already go on.',
    values: { EVERYONE: 'Everybody', REQUEST: 'Friends; others ask first', FRIENDS: 'Your friends' },
  },
  whoMayMention: {
    name: 'Who may mention you',
    hint: 'With an @ before your user name.',
    values: { EVERYONE: 'Everybody', FRIENDS: 'Your friends', NOBODY: 'Nobody' },
  },
}

/** What each kind of person can do with these choices, in a sentence. */
export function describePrivacy(choices: Choices): { who: string; what: string }[] {
  const has = (setting: Setting, isFriend: boolean) =>
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
