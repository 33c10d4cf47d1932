import { ApolloLink, gql } from '@apollo/client'
import { lastValueFrom, Observable, of, take, throwError, toArray } from 'rxjs'
import { expect, test } from 'vitest'
import { resumeStreams } from '../src/graphql/resume-streams.ts'

const ended = (code: string) => ({ data: null, errors: [{ message: 'It has ended.', extensions: { code } }] })

/** What a subscriber gets of streams that follow one another, and how often it was told of a gap. */
function follow(...streams: Observable<ApolloLink.Result>[]) {
  let gaps = 0
  let begun = 0
  const source = new ApolloLink(() => streams[begun++] ?? new Observable())
  const results = ApolloLink.execute(
    resumeStreams(() => gaps++, 1).concat(source),
    { query: gql`subscription { news }` },
    { client: {} as never },
  )
  return { results, gaps: () => gaps, begun: () => begun }
}

const news = (text: string) => ({ data: { news: text } })

for (const code of ['SCHEMA_CHANGED', 'SERVER_CLOSING', 'SUBGRAPH_UNAVAILABLE']) {
  test(`a stream that ends with ${code} begins anew, and the page hears of the gap`, async () => {
    const { results, gaps } = follow(of(news('first'), ended(code)), of(news('second')))
    expect(await lastValueFrom(results.pipe(take(2), toArray()))).toEqual([news('first'), news('second')])
    expect(gaps()).toBe(1)
  })
}

test('a connection that is lost for good is made again', async () => {
  const { results, gaps } = follow(
    throwError(() => new Error('1011')),
    throwError(() => new Error('1011')),
    of(news('a')),
  )
  expect(await lastValueFrom(results.pipe(take(1), toArray()))).toEqual([news('a')])
  expect(gaps()).toBe(2)
})

test('what the viewer may not follow is not asked again', async () => {
  const { results, begun } = follow(of(ended('FORBIDDEN')))
  expect(await lastValueFrom(results.pipe(toArray()))).toEqual([ended('FORBIDDEN')])
  expect(begun()).toBe(1)
})

test('an answer with a part missing goes on', async () => {
  const partial = { ...ended('SUBGRAPH_UNAVAILABLE'), data: { news: null } }
  const { results, gaps } = follow(of(partial, news('whole')))
  expect(await lastValueFrom(results.pipe(toArray()))).toEqual([partial, news('whole')])
  expect(gaps()).toBe(0)
})
