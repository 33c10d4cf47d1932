import { expect, test } from 'vitest'
import { type Choices, describePrivacy } from '../../src/pages/settings/privacy-words.ts'

const hidden = {
  profileVisibility: 'PRIVATE',
  emailVisibility: 'PRIVATE',
  phoneVisibility: 'PRIVATE',
  searchVisibility: 'PRIVATE',
  whoMayMessage: 'FRIENDS',
  whoMayMention: 'NOBODY',
} as const

const saidOf = (choices: Partial<Choices>) => {
  const [everybody, friends] = describePrivacy({ ...hidden, ...choices })
  return [everybody!.what, friends!.what]
}

test('what is private is told to nobody', () => {
  const alone = 'See your name and picture, and can’t find you by name.'
  expect(saidOf({})).toEqual([alone, alone])
})

test('friends see what is for friends, and all that is public', () => {
  expect(saidOf({ profileVisibility: 'FRIENDS', searchVisibility: 'PUBLIC' })).toEqual([
    'See your name and picture, and find you by name.',
    'See your name and picture, what you tell of yourself, your friends, and find you by name.',
  ])
  expect(saidOf({ emailVisibility: 'PUBLIC', phoneVisibility: 'FRIENDS' })).toEqual([
    'See your name and picture, your e-mail address, and can’t find you by name.',
    'See your name and picture, your e-mail address, your phone number, and can’t find you by name.',
  ])
})
