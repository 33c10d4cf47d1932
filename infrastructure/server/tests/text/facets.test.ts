import { expect, test } from 'vitest'
import { facetsIn } from '../../src/text/facets.ts'

/** Each facet as it stands in the text, and where it leads. */
const found = (text: string) =>
  facetsIn(text).map((facet) => [
    text.slice(facet.start, facet.end),
    facet.kind === 'link' ? facet.url : `${facet.kind}:${facet.name}`,
  ])

test('links, tags and names are found in order, counted in UTF-16 units', () => {
  const text = '👩‍💻 @Ada, read https://plaza.example/a#b and #Ｐlaza!'
  expect(found(text)).toEqual([
    ['@Ada', 'name:ada'],
    ['https://plaza.example/a#b', 'https://plaza.example/a#b'],
    ['#Ｐlaza', 'tag:plaza'],
  ])
  expect(facetsIn(text)[0]).toMatchObject({ start: 6, end: 10 })
  expect(found('nothing of that kind')).toEqual([])
})

test.each([
  ['see https://a.com/x(y)_z.', ['https://a.com/x(y)_z']],
  ['(https://en.wikipedia.org/wiki/A_(b))', ['https://en.wikipedia.org/wiki/A_(b)']],
  ['请看https://example.com/路径。谢谢', ['https://example.com/路径']],
  ['www.plaza.example/x, www.', ['www.plaza.example/x']],
  ['"HTTPS://EXAMPLE.COM/A"…', ['HTTPS://EXAMPLE.COM/A']],
  ['http://localhost:4000/a?b=c#d', ['http://localhost:4000/a?b=c#d']],
  ['https://x.io/@ada/post#tag @bob1', ['https://x.io/@ada/post#tag', '@bob1']],
  ['https://bank.example@evil.example/ javascript:alert(1) ftp://x.y/ https://nohost https://', []],
  ['data:text/html;//www.x.io xhttp://a.b', []],
])('of %j the links and names are %j', (text, expected) => {
  expect(found(text).map(([written]) => written)).toEqual(expected)
})

test('a link is an address that a browser goes to', () => {
  expect(found('www.Plaza.example')).toEqual([['www.Plaza.example', 'https://www.plaza.example/']])
  expect(found('https://exämple.de/ü')).toEqual([['https://exämple.de/ü', 'https://xn--exmple-cua.de/%C3%BC']])
})

test.each([
  ['a mail address', 'ada@example.org a.b+c@example.org'],
  ['a name of fewer than 3 or more than 50 letters', `@ab @${'x'.repeat(51)}`],
  ['a name within a word or behind a slash', 'x@ada é@ada /@ada @@ada'],
  ['a name of another network', '@ada@example.org'],
  ['a name that goes on in other letters', '@adaé @ada寿'],
])('%s names nobody', (_, text) => {
  expect(found(text)).toEqual([])
})

test('a name ends where its letters end', () => {
  expect(found("(@ada) @grace's ＠alan_t. @Jon-Postel 寿。@hedy！").map(([, name]) => name)).toEqual([
    'name:ada',
    'name:grace',
    'name:alan_t',
    'name:jon',
    'name:hedy',
  ])
})

// Within the time that a test has: where the work grows with the square of the length, it takes minutes.
test.each(['@', '@ada', 'http://', 'www.', 'https://x.io/)', '@ada ', '(', '@@a'])(
  '200,000 units of %j are read at once',
  (text) => {
    expect(facetsIn(text.repeat(200_000 / text.length)).length).toBeLessThanOrEqual(200)
  },
)
