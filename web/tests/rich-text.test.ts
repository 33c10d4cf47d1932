import { expect, test } from 'vitest'
import { tokensOf } from '../src/posts/rich-text/tokens.ts'

const written = (text: string) =>
  tokensOf(text).map((token) => (token.kind === 'text' ? token.text : `[${token.text}]`))

test('tags of any script become links, and nothing of the text is lost', () => {
  expect(written('Rain in #Lisboa, again. #café_42 #नमस्ते!')).toEqual([
    'Rain in ',
    '[#Lisboa]',
    ', again. ',
    '[#café_42]',
    ' ',
    '[#नमस्ते]',
    '!',
  ])
})

test('a number, a word with # in it and the # of an address are no tags', () => {
  expect(written('#2026 c#sharp &#39; C# a/#b')).toEqual(['#2026 c#sharp &#39; C# a/#b'])
  expect(tokensOf('https://plaza.example/a#b')).toEqual([
    { kind: 'link', text: 'plaza.example/a#b', href: 'https://plaza.example/a#b' },
  ])
})

test('what ends the sentence or closes a bracket around it is not of the address', () => {
  expect(written('(see https://a.example/x_(y)), or www.b.example.')).toEqual([
    '(see ',
    '[a.example/x_(y)]',
    '), or ',
    '[b.example]',
    '.',
  ])
})

test('an address keeps all of its path where it leads, and is shown short', () => {
  const path = 'p'.repeat(60)
  const [token] = tokensOf(`https://a.example/${path}`)
  expect(token).toMatchObject({ kind: 'link', href: `https://a.example/${path}` })
  expect(token!.text).toHaveLength(48)
})

test('what only looks like an address stays text', () => {
  expect(written('https:// javascript:alert(1) http://x')).toEqual(['https:// javascript:alert(1) http://x'])
})

test('emoji are of a tag, whole, also those of several characters', () => {
  expect(written('#party🎉 🎉#🏳️‍🌈pride! #de🇩🇪; fun 🎉')).toEqual([
    '[#party🎉]',
    ' 🎉',
    '[#🏳️‍🌈pride]',
    '! ',
    '[#de🇩🇪]',
    '; fun 🎉',
  ])
  expect(written('می‌ #می‌خواهم 🎉')).toEqual(['می‌ ', '[#می‌خواهم]', ' 🎉'])
})
