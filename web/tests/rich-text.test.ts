import { expect, test } from 'vitest'
import type { TextFacetFragment } from '../src/generated/graphql.ts'
import { piecesOf } from '../src/posts/rich-text/pieces.ts'

const at = (text: string, words: string, target: TextFacetFragment['target']): TextFacetFragment => {
  const start = text.indexOf(words)
  return { start, end: start + words.length, target }
}
const grace = { __typename: 'Mention', user: { __typename: 'User', id: '1', username: 'grace_h' } } as const
const link = (url: string) => ({ __typename: 'Link', url }) as const
const tag = (name: string) => ({ __typename: 'TagRef', name }) as const

test('the services say where a text leads, and nothing of it is lost', () => {
  const text = 'Ask @Grace_H 🎉 about #café, or see https://plaza.example/a/.'
  const facets = [
    at(text, '@Grace_H', grace),
    at(text, '#café', tag('café')),
    at(text, 'https://plaza.example/a/', link('https://plaza.example/a/')),
  ]
  expect(piecesOf(text, facets)).toEqual([
    { kind: 'text', text: 'Ask ' },
    { kind: 'page', text: '@Grace_H', to: '/people/grace_h' },
    { kind: 'text', text: ' 🎉 about ' },
    { kind: 'page', text: '#café', to: '/tags/caf%C3%A9' },
    { kind: 'text', text: ', or see ' },
    { kind: 'link', text: 'plaza.example/a', href: 'https://plaza.example/a/' },
    { kind: 'text', text: '.' },
  ])
})

test('what looks like a name, a tag or an address is words where they say nothing of it', () => {
  const text = '@ada #tag www.plaza.example'
  expect(piecesOf(text, [])).toEqual([{ kind: 'text', text }])
})

test('a name is words while its person is hidden or gone', () => {
  expect(piecesOf('@grace_h', [at('@grace_h', '@grace_h', { __typename: 'Mention', user: null })])).toEqual([
    { kind: 'text', text: '@grace_h' },
  ])
})

test('facets of another text are left out', () => {
  const before = 'Hi @grace_h and #tag'
  const facets = [at(before, '@grace_h', grace), at(before, '#tag', tag('tag'))]
  expect(piecesOf('Nothing of that', facets)).toEqual([{ kind: 'text', text: 'Nothing of that' }])
  expect(piecesOf('', facets)).toEqual([])
})

test('an address keeps all of its path where it leads, and is shown short', () => {
  const url = `https://a.example/${'p'.repeat(60)}`
  const [piece] = piecesOf(url, [at(url, url, link(url))])
  expect(piece).toMatchObject({ kind: 'link', href: url })
  expect(piece!.text).toHaveLength(48)
})
