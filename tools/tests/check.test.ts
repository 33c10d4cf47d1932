import { beforeAll, describe, expect, test } from 'vitest'
import { findMapFaults } from '../src/check/agents-map.ts'
import { findUnanswered } from '../src/check/answers.ts'
import { findBoundaryViolations } from '../src/check/boundaries.ts'
import { findCircles } from '../src/check/circles.ts'
import { findEnvironmentReaders } from '../src/check/environment.ts'
import { findOperationFaults } from '../src/check/operations.ts'
import { readSources, type Sources } from '../src/check/sources.ts'
import { findListFaults } from '../src/check/subgraphs.ts'
import { subgraphDefinitions } from '../src/subgraphs.ts'

let all: Sources
beforeAll(async () => {
  all = await readSources()
})

/** The repository with another text in some places. */
const withTexts = (texts: Record<string, string>): Sources => new Map([...all, ...Object.entries(texts)])
/** The repository with a word of one file replaced. */
function withChange(path: string, from: string, to: string): Sources {
  const text = all.get(path)!
  expect(text, path).toContain(from)
  return withTexts({ [path]: text.replace(from, to) })
}
const without = (path: string): Sources => new Map([...all].filter(([one]) => one !== path))

describe('boundaries', () => {
  test.for([
    ['gateway/src/planted.ts', "import { failed } from '@plaza/subgraph'", 'must not import @plaza/subgraph'],
    ['infrastructure/server/src/planted.ts', "export * from '@plaza/subgraph'", 'must not import @plaza/subgraph'],
    ['infrastructure/server/src/planted.ts', "import '../../subgraph/src/index.ts'", 'reaches into'],
    [
      'subgraphs/posts/src/planted.ts',
      "const { users } = await import('@plaza/users')",
      'must not import @plaza/users',
    ],
    ['subgraphs/posts/src/planted.ts', "import type { User } from '../../users/src/index.ts'", 'reaches into'],
    ['schema/planted.ts', "import { newId } from '@plaza/database'", 'must not import @plaza/database'],
    ['gateway/src/planted.ts', "import pg from 'pg'", 'uses pg, which its package.json does not declare'],
  ] as const)('%s may not say %s', ([file, text, problem]) => {
    expect(findBoundaryViolations(withTexts({ [file]: text }))).toEqual([
      expect.stringContaining(`${file}: ${problem}`),
    ])
  })

  test('a package for which there is no rule is told', () => {
    const planted = withTexts({ 'infrastructure/planted/package.json': '{ "name": "@plaza/planted" }' })
    expect(findBoundaryViolations(planted)).toEqual(['infrastructure/planted: no rule says what it may import'])
  })
})

describe('fields that nobody answers', { timeout: 120_000 }, () => {
  const schema = 'subgraphs/posts/schema.graphql'
  const planted = (sdl: string) => withTexts({ [schema]: `${all.get(schema)}\n${sdl}` })

  test('there are none', async () => {
    expect(await findUnanswered(subgraphDefinitions, all)).toEqual([])
  })

  test('are told, whatever their parent is', async () => {
    const found = await findUnanswered(
      subgraphDefinitions,
      planted(`extend type Post { nobody: String! } extend type Query { lost: Int } type Alone { a: Int }
        extend type CreatePostPayload { unheardOf: String } extend type User { elsewhere: Int @external }`),
    )
    expect(found).toEqual(
      ['Query.lost', 'Post.nobody', 'Alone.a', 'CreatePostPayload.unheardOf'].map((field) =>
        expect.stringContaining(`${schema}: ${field} is answered by nobody`),
      ),
    )
  })

  test('are told when their resolver goes', async () => {
    const without = subgraphDefinitions.map(({ name, resolvers }) => {
      const { author: _, ...Post } = (resolvers.Post ?? {}) as Record<string, unknown>
      return { name, resolvers: name === 'posts' ? { ...resolvers, Post } : resolvers }
    })
    expect(await findUnanswered(without, all)).toEqual([expect.stringContaining(`${schema}: Post.author`)])
  })
})

test('circles are told with all files in them, through types and packages too', () => {
  expect(findCircles(all)).toEqual([])
  const planted = withTexts({
    'gateway/src/one.ts': "import type { Two } from './two.ts'",
    'gateway/src/two.ts': "export { three } from './three.ts'",
    'gateway/src/three.ts': "import { one } from './one.ts'",
    'infrastructure/database/src/planted.ts': "import type { Viewer } from '@plaza/server'",
    'infrastructure/server/src/index.ts': "export * from '@plaza/database'",
    'infrastructure/database/src/index.ts': "export * from './planted.ts'",
  })
  expect(findCircles(planted).sort()).toEqual([
    'gateway/src/one.ts → gateway/src/two.ts → gateway/src/three.ts → gateway/src/one.ts',
    [
      ...['infrastructure/server/src/index.ts', 'infrastructure/database/src/index.ts'],
      ...['infrastructure/database/src/planted.ts', 'infrastructure/server/src/index.ts'],
    ].join(' → '),
  ])
})

describe('environment', () => {
  test.for([
    'const level = process.env.LOG_LEVEL',
    "import { env } from 'node:process'",
    'const { LOG_LEVEL } = process\n  .env',
  ])('%s is told outside main.ts', (text) => {
    expect(findEnvironmentReaders(withTexts({ 'gateway/src/planted.ts': text }))).toEqual([
      'gateway/src/planted.ts: reads the environment; take settings as an argument',
    ])
    expect(findEnvironmentReaders(withTexts({ 'gateway/src/main.ts': text }))).toEqual([])
  })

  test('a comment may speak of it', () => {
    const text = '// What process.env holds.\n/** `process.env` */'
    expect(findEnvironmentReaders(withTexts({ 'gateway/src/planted.ts': text }))).toEqual([])
  })
})

describe('operations', () => {
  const folder = 'subgraphs/posts/src/operations'
  test.for([
    [`export async function planted(db: Db, viewer: Viewer) {}`, 'takes (db, viewer), not (ctx, viewer[, input])'],
    [`export async function planted(ctx: C, viewer: Viewer, input: I, more: M) {}`, 'takes (ctx, viewer, input, more)'],
    [`export function planted(ctx: C<A, B>, viewer: V | null, id: string) {}`, 'takes (ctx, viewer, id)'],
    [`export function other(ctx: C, viewer: V) {}`, 'exports other, which belongs into other.ts'],
    [`export function planted(ctx: C, viewer: V) {}\nexport const more = 1`, 'exports planted, more'],
    [`export type Planted = 1`, 'exports nothing'],
    [`export { planted } from '../elsewhere.ts'`, 'is not written as a function'],
  ] as const)('%s is told', ([text, problem]) => {
    const [fault] = findOperationFaults(withTexts({ [`${folder}/planted.ts`]: text }))
    expect(fault).toContain(problem.startsWith('is not') ? `${folder}/planted.ts` : problem)
  })

  test('types may be exported beside it, and the input taken apart', () => {
    const text = 'export type Planted = 1\nexport async function planted(ctx: C, viewer: V, { a, b }: I) {}'
    expect(findOperationFaults(withTexts({ [`${folder}/planted.ts`]: text }))).toEqual([])
  })

  test('a mutation without its operation is told', () => {
    expect(findOperationFaults(without(`${folder}/set-reaction.ts`))).toEqual([
      `${folder}/set-reaction.ts: is missing, for the mutation setReaction`,
    ])
  })

  test('a resolver that does more than call the operation is told', () => {
    const path = 'subgraphs/posts/src/resolvers/mutation.ts'
    const [, line] = /^( {2}setReaction: .*)$/m.exec(all.get(path)!)!
    const planted = withChange(path, line!, '  setReaction: async (_, { input }, ctx) => {\n    return input\n  },')
    expect(findOperationFaults(planted)).toEqual([`${path}: setReaction is not the one line that calls its operation`])
  })
})

describe('the map', () => {
  const checks = ['generated', 'composition', 'boundaries']
  test.for([
    ['`gateway` |', '`gate` |', ['AGENTS.md: there is no gate', 'AGENTS.md: the map lacks gateway']],
    ['`pnpm check boundaries circles`', '`pnpm check borders circles`', ['AGENTS.md: there is no check borders']],
    ['`pnpm codegen`', '`pnpm generate`', ['AGENTS.md: there is no command `pnpm generate`']],
    ['vitest run gateway`', 'vitest run gate/ways`', ['AGENTS.md: `pnpm exec vitest run gate/ways` names no path']],
  ] as const)('%s as %s is told', ([from, to, faults]) => {
    const known = [...all.get('AGENTS.md')!.matchAll(/pnpm check ([\w ]+)/g)].flatMap(([, words]) => words!.split(' '))
    const planted = withChange('AGENTS.md', from, to)
    expect(findMapFaults(planted, [...checks, ...known])).toEqual([...faults])
  })
})

describe('the list of subgraphs', () => {
  test.for([
    ['codegen.yml', 'subgraphs/media/src/generated', 'subgraphs/pictures/src/generated', 'lacks media'],
    ['tools/package.json', '"@plaza/posts": "workspace:*",', '', 'lacks posts'],
    ['docker-compose.yml', '"127.0.0.1:3300:3300"', '"127.0.0.1:3301:3300"', 'posts: ports is not'],
    ['docker-compose.yml', 'PORT: 3200', 'PORT: 3201', 'users: PORT is not'],
    ['docker-compose.yml', 'posts=http://posts:3300', 'posts=http://posts:3301', 'gateway: SUBGRAPH_URLS is not'],
    ['docker-compose.yml', '      media: { condition: service_healthy }\n', '', 'gateway: depends_on is not'],
    ['docker-compose.yml', 'GRANT_PRIVATE_KEY: ', 'OTHER_KEY: ', 'auth: GRANT_PRIVATE_KEY is not'],
    ['docker-compose.yml', '  MEDIA_DATABASE_URL: ', '  OTHER_DATABASE_URL: ', 'media: MEDIA_DATABASE_URL of migrate'],
    ['schema/events/topics/media-file.ts', "'media.file'", "'pictures.file'", 'a topic is that of pictures'],
  ] as const)('%s with another %s is told', ([path, from, to, problem]) => {
    expect(findListFaults(withChange(path, from, to))[0]).toContain(problem)
  })

  test('a subgraph that is there and not in the list is told, and what it needs elsewhere', () => {
    const planted = withTexts({ 'subgraphs/planted/package.json': '{ "name": "@plaza/planted" }' })
    expect(findListFaults(planted)).toEqual(['subgraphs/: has planted, which is no subgraph'])
    expect(findListFaults(without('tools/tests/row-level-security/expectations/posts.ts'))).toEqual([
      'tools/tests/row-level-security/expectations/: lacks posts',
    ])
  })
})
