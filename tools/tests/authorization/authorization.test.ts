import { readFile } from 'node:fs/promises'
import { documentLimits } from '@plaza/server'
import { buildSchema, type GraphQLSchema, Lexer, Source, TokenKind } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { repositoryPath } from '../../src/repository.ts'
import { askAs, send } from './asking.ts'
import { entityAttacks } from './entities.ts'
import { badGrants, goodGrant } from './grants.ts'
import { sayThings, watches } from './live.ts'
import { type Change, changes, isAllowed } from './mutations.ts'
import { type Question, questionBehind } from './paths.ts'
import { readProtectedFields } from './protected-fields.ts'
import { type Attack, attackers, Tally, tryAll, tryBadTokens } from './reading.ts'
import { type Root, rootsOf } from './roots.ts'
import { snapshot } from './snapshot.ts'
import { openStream, type Stream } from './streams.ts'
import { type Style, styles } from './styles.ts'
import { badTokens } from './tokens.ts'
import { startTown, type Town } from './town.ts'

let town: Town
let api: GraphQLSchema
let tokens: Record<string, string>
const tally = new Tally()
/** What the supergraph keeps for people who are signed in, by type. */
let protectedFields: Record<string, string[]>
/** What the owner was told on the same ways: an attack by which nothing can be learnt proves nothing. */
const toldOwner = new Set<string>()

beforeAll(async () => {
  api = buildSchema(await readFile(`${repositoryPath}/schema/api.graphql`, 'utf8'))
  protectedFields = await readProtectedFields()
  town = await startTown()
  tokens = await badTokens(town)
}, 120_000)
afterAll(async () => {
  await town?.[Symbol.asyncDispose]()
  console.log(`${tally}`)
})

const steps = [2, 1, 1]

describe('through the gateway', () => {
  test.each(steps.map((reach, turn) => ({ reach, turn })))(
    'nobody learns what is not theirs, $reach steps behind every root (turn $turn)',
    { timeout: 120_000 },
    async ({ reach, turn }) => {
      const leaks: string[] = []
      for (const [n, root] of rootsOf(api, town.targets).entries()) {
        for (const attack of attacksFrom(root, n + turn * 2, reach)) {
          const tried = await tryAll(town, attack)
          leaks.push(...tried.leaks)
          for (const fact of tried.toldOwner) toldOwner.add(fact)
          tally.add('by reading through the gateway', attack.paths * 5)
        }
      }
      expect(leaks.slice(0, 20)).toEqual([])
    },
  )

  test('the owner learns all of it on the same ways, so there was something to learn', () => {
    const own = town.facts.all.filter(({ knownTo }) => knownTo.has('ada')).map(({ name }) => name)
    const never = [/^push endpoint$/, /^refresh token$/, /^id of a session \(lost\)$/]
    expect(own.filter((name) => !toldOwner.has(name) && !never.some((one) => one.test(name)))).toEqual([])
  })

  test('tokens that are no good get nothing at all', { timeout: 120_000 }, async () => {
    const failures: string[] = []
    for (const [n, root] of rootsOf(api, town.targets).entries()) {
      const [attack] = attacksFrom(root, n, 1)
      failures.push(...(await tryBadTokens(town, tokens, attack!)))
      tally.add('by bad tokens at the gateway', attack!.paths * Object.keys(tokens).length)
    }
    expect(failures.slice(0, 20)).toEqual([])
  })
})

function attacksFrom(root: Root, turn: number, reach: number): Attack[] {
  const question = questionThatIsServed(root, styles[turn % styles.length]!, reach)
  return root.asked.map((variables) => ({
    what: `${question.from} (${question.style}) ${JSON.stringify(variables)}`,
    url: town.plaza.plaza.gateway.url,
    document: question.document,
    variables,
    paths: question.paths,
  }))
}

/** In the style if that leaves it small enough for the gateway, or else plain, or else fewer steps far. */
function questionThatIsServed(root: Root, style: Style, reach: number): Question {
  const question = questionBehind(api, root, style, reach)
  if (reach === 0 || isServed(question.document)) return question
  return style === 'plain' ? questionThatIsServed(root, style, reach - 1) : questionThatIsServed(root, 'plain', reach)
}

function isServed(document: string): boolean {
  const lexer = new Lexer(new Source(document))
  let tokens = 0
  while (lexer.advance().kind !== TokenKind.EOF) tokens++
  return document.length <= documentLimits.characters && tokens <= documentLimits.tokens
}

describe('on every port', () => {
  test('nobody learns by references what is not theirs', { timeout: 120_000 }, async () => {
    const leaks: string[] = []
    const told = new Set<string>()
    for (const [n, attack] of entityAttacks(town).entries()) {
      const tried = await tryAll(town, attack)
      leaks.push(...tried.leaks)
      if (tried.toldOwner.length > 0) told.add(attack.what)
      tally.add('by references, on the ports of subgraphs', attack.paths * 5)
      // The token is looked at before the question.
      if (n % 3 > 0) continue
      leaks.push(...(await tryBadTokens(town, tokens, attack)))
      tally.add('by bad tokens on the ports of subgraphs', attack.paths * Object.keys(tokens).length)
    }
    expect(leaks.slice(0, 20)).toEqual([])
    expect([...told].length).toBeGreaterThan(6)
  })
})

describe('changing things', () => {
  test('whoever is signed out is refused each of them, at the gateway and on its own port', {
    timeout: 120_000,
  }, async () => {
    const failures: string[] = []
    const tryOut = async (url: string, { name, style, document, inputs, paths }: Change) => {
      const { body } = await send(url, null, document, { input: inputs[0] })
      const { data, errors } = JSON.parse(body)
      const gaveNothing = Object.values(data ?? {}).every((value) => value === null)
      // The gateway refuses by itself: it asks no service, which would have told its name.
      const byGateway = url !== town.plaza.plaza.gateway.url || !body.includes('serviceName')
      if (!gaveNothing || !byGateway || errors?.[0]?.extensions?.code !== 'UNAUTHENTICATED') {
        failures.push(`${name} (${style}) at ${url}: ${body.slice(0, 300)}`)
      }
      tally.add('by mutations, signed out', paths)
    }
    const names = protectedFields.Mutation!
    expect(names.length).toBeGreaterThan(50)
    for (let turn = 0; turn < styles.length; turn++) {
      for (const change of changes(api, names, town, 'nobody', turn)) await tryOut(town.plaza.plaza.gateway.url, change)
    }
    for (const { url, schema } of town.plaza.plaza.subgraphs.values()) {
      for (const change of changes(schema, names, town, 'nobody', 0)) await tryOut(url, change)
    }
    expect(failures.slice(0, 20)).toEqual([])
  })

  test('nobody changes what is not theirs, and is told nothing of it', { timeout: 180_000 }, async () => {
    const before = await snapshot(town)
    const failures: string[] = []
    for (const [turn, viewer] of attackers.filter((one) => one !== 'nobody').entries()) {
      for (const change of changes(api, protectedFields.Mutation!, town, viewer, turn)) {
        if (isAllowed(change.name, viewer)) continue
        const answers = await Promise.all(
          change.inputs.map((input) =>
            send(town.plaza.plaza.gateway.url, town.tokenOf(viewer), change.document, { input }),
          ),
        )
        for (const [n, { body }] of answers.entries()) {
          const what = `${change.name} ${JSON.stringify(change.inputs[n])}`
          if (/VALIDATION_FAILED|INTERNAL|BAD_REQUEST|COST_LIMIT/.test(body))
            failures.push(`${what}: ${body.slice(0, 300)}`)
          for (const fact of town.facts.leaked(body, viewer)) failures.push(`${viewer} learns ${fact} by ${what}`)
          tally.add('by mutations, signed in', change.paths)
        }
      }
    }
    await town.plaza.plaza.bus.settled()
    expect(failures.slice(0, 20)).toEqual([])
    expect(await snapshot(town)).toEqual(before)
  })
})

test('a file is shown by a good grant alone', { timeout: 120_000 }, async () => {
  const { url } = town.plaza.plaza.subgraphs.get('media')!
  const document = `query ($refs: [_Any!]!) { _entities(representations: $refs) {
    ... on MediaFile { id filename altText url thumbnailUrl blurhash byteSize owner { id } } } }`
  const ask = async (viewer: (typeof attackers)[number], refs: object[]) =>
    (await send(url, town.tokenOf(viewer), document, { refs })).body
  const failures: string[] = []
  for (const viewer of attackers) {
    for (const id of town.targets.mediaIds!) {
      const grants = Object.entries(badGrants(town, id, viewer))
      const refs = grants.map(([, accessGrant]) => ({ __typename: 'MediaFile', id, accessGrant }))
      const { data } = JSON.parse(await ask(viewer, refs))
      const what = town.facts.all.find(({ text }) => text === id)!.name
      const isPublic = what === 'id of a file of a public collection' && viewer !== 'mallory'
      for (const [n, [kind]] of grants.entries()) {
        if ((data._entities[n] !== null) !== isPublic)
          failures.push(`${viewer}, ${what}, with a grant ${kind}: ${JSON.stringify(data._entities[n])}`)
      }
      tally.add('by references to files, with grants', 8 * grants.length)
    }
  }
  expect(failures.slice(0, 20)).toEqual([])
  const [loose] = town.targets.loose!
  const good = { __typename: 'MediaFile', id: loose, accessGrant: goodGrant(town, loose!, 'edsger') }
  expect(await ask('edsger', [good])).toContain(loose)
})

describe('live', () => {
  test('whoever is signed out, or has a bad token, gets no stream', { timeout: 120_000 }, async () => {
    const failures: string[] = []
    for (const [url, schema] of liveServers()) {
      for (const watch of watches(schema, town)) {
        const isOpen = !protectedFields.Subscription!.includes(watch.name)
        for (const [kind, token] of Object.entries({ ...(isOpen ? {} : { none: null }), ...tokens })) {
          await using stream = await openStream(url, token, watch.document, watch.variables)
          await stream.until('UNAUTHENTICATED')
          const refused = stream.text().includes('UNAUTHENTICATED') && !/"data":\{"\w+":[^n]/.test(stream.text())
          if (!refused) failures.push(`${watch.name} at ${url}, token ${kind}: ${stream.text().slice(0, 300)}`)
          tally.add('by subscriptions, without a good token', watch.paths)
        }
      }
    }
    expect(failures.slice(0, 20)).toEqual([])
  })

  test('nobody overhears what is said elsewhere', { timeout: 120_000 }, async () => {
    await using streams = new AsyncDisposableStack()
    const open: { what: string; viewer: (typeof attackers)[number]; stream: Stream }[] = []
    for (const viewer of attackers) {
      for (const [url, schema] of liveServers()) {
        for (const watch of watches(schema, town)) {
          const stream = streams.use(await openStream(url, town.tokenOf(viewer), watch.document, watch.variables))
          open.push({ viewer, stream, what: `${watch.name} at ${url}` })
          tally.add('by subscriptions', watch.paths)
        }
      }
    }
    const { lastMessage } = await sayThings(askAs(town), town)
    await town.plaza.plaza.bus.settled()
    const inboxes = open.filter(({ viewer, what }) => what.startsWith('messageAdded') && viewer !== 'nobody')
    await Promise.all(inboxes.map(({ stream }) => stream.until(lastMessage)))
    const leaks = open.flatMap(({ what, viewer, stream }) =>
      town.facts.leaked(stream.text(), viewer).map((fact) => `${viewer} overhears ${fact} by ${what}`),
    )
    expect(leaks.slice(0, 20)).toEqual([])
    const heard = open.filter(({ viewer }) => viewer === 'grace').map(({ stream }) => stream.text())
    // Whether a new post is shown with its first comment or a moment before is all the same.
    const toFriend = town.facts.all.filter(
      ({ name, knownTo }) => name.includes('watch') && !name.startsWith('a comment on a ') && knownTo.has('grace'),
    )
    expect(toFriend.filter(({ text }) => !heard.join().includes(text)).map(({ name }) => name)).toEqual([])
  })
})

/** Every place that streams, with the subscriptions it has. */
const liveServers = (): [url: string, schema: GraphQLSchema][] => [
  [town.plaza.plaza.gateway.url, api],
  ...[...town.plaza.plaza.subgraphs.values()].map(({ url, schema }): [string, GraphQLSchema] => [url, schema]),
]

test('thousands of cases have been tried', () => expect(tally.total).toBeGreaterThan(100_000))
