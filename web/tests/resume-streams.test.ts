import { ApolloLink, gql } from '@apollo/client'
import { concatWith, lastValueFrom, NEVER, Observable, of, take, throwError, toArray } from 'rxjs'
import { expect, test } from 'vitest'
import { beginnings as createBeginnings } from '../src/graphql/live.ts'
import { resumeStreams } from '../src/graphql/resume-streams.ts'

const ended = (code: string) => ({ data: null, errors: [{ message: 'It has ended.', extensions: { code } }] })

const hasBegun = { extensions: { hasBegun: true } }

/** What a subscriber gets of streams that follow one another, and how often the page heard that one has begun. */
function follow(...streams: Observable<ApolloLink.Result>[]) {
  const { onBegun, ...beginnings } = createBeginnings()
  let told = 0
  onBegun('News', () => told++)
  let begun = 0
  const asked: unknown[] = []
  const source = new ApolloLink(({ extensions }) => {
    asked.push(extensions)
    return streams[begun++] ?? new Observable()
  })
  const results = ApolloLink.execute(
    resumeStreams(beginnings, 1).concat(source),
    { query: gql`subscription News { news }` },
    { client: {} as never },
  )
  return { results, told: () => told, onBegun, asked, begun: () => begun }
}

const news = (text: string) => ({ data: { news: text } })

for (const code of ['SCHEMA_CHANGED', 'SERVER_CLOSING', 'READER_TOO_SLOW', 'SUBGRAPH_UNAVAILABLE']) {
  test(`a stream that ends with ${code} begins anew, and the page hears of it`, async () => {
    const { results, told } = follow(of(hasBegun, news('first'), ended(code)), of(hasBegun, news('second')))
    expect(await lastValueFrom(results.pipe(take(2), toArray()))).toEqual([news('first'), news('second')])
    expect(told()).toBe(2)
  })
}

test('a connection that is lost for good is made again', async () => {
  const { results, begun } = follow(
    throwError(() => new Error('1011')),
    throwError(() => new Error('1011')),
    of(news('a')),
  )
  expect(await lastValueFrom(results.pipe(take(1), toArray()))).toEqual([news('a')])
  expect(begun()).toBe(3)
})

test('what the viewer may not follow is not asked again', async () => {
  const { results, begun } = follow(of(ended('FORBIDDEN')))
  expect(await lastValueFrom(results.pipe(toArray()))).toEqual([ended('FORBIDDEN')])
  expect(begun()).toBe(1)
})

test('an answer with a part missing goes on', async () => {
  const partial = { ...ended('SUBGRAPH_UNAVAILABLE'), data: { news: null } }
  const { results, begun } = follow(of(partial, news('whole')))
  expect(await lastValueFrom(results.pipe(toArray()))).toEqual([partial, news('whole')])
  expect(begun()).toBe(1)
})

test('the gateway is asked to say when a stream has begun, and who comes later hears it at once, until it is over', async () => {
  const { results, asked, onBegun } = follow(of(hasBegun, news('a')).pipe(concatWith(NEVER)))
  const late = () => {
    let told = 0
    onBegun('News', () => told++)()
    return told
  }
  expect(late()).toBe(0)
  const stop = results.subscribe()
  expect(asked).toEqual([{ tellBegin: true }])
  expect(late()).toBe(1)
  stop.unsubscribe()
  expect(late()).toBe(0)
})
