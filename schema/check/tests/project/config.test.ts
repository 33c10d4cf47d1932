import { expect, test } from 'vitest'
import { parseConfig } from '../../src/project/config.ts'
import { CannotRun } from '../../src/project/problem.ts'

test('a configuration needs only its subgraphs', () => {
  expect(parseConfig("subgraphs: 'subgraphs/*/schema.graphql'\n", 'schema-check.yml')).toMatchObject({
    subgraphs: 'subgraphs/*/schema.graphql',
    base: ['origin/main', 'main', 'origin/master', 'master'],
    operations: [],
    limits: {},
  })
})

test('every section is read', () => {
  const config = parseConfig(
    `subgraphs:
  users: { file: users.graphql, routingUrl: 'https://users.example' }
  posts: { files: 'posts/**/*.graphql' }
  live: { url: 'http://127.0.0.1:4001/graphql', headers: { authorization: 'Bearer \${TOKEN}' } }
base: origin/trunk
operations: 'web/**/*.graphql'
manifests: [operations.manifest.json]
events: { schemas: 'events/*.json', consumers: { post.published: [notifications] } }
limits: { maxCost: 5000 }
variants: { public: { exclude: [internal] } }
approvals: schema-approvals.yml
usage: { store: .data/usage }
clients: { exclude: [{ name: old, versions: '<2.0.0', reason: 'It was shut down.', until: 2026-12-31 }] }
cache: .data/schema-check
`,
    'schema-check.yml',
  )
  expect(config).toMatchObject({
    subgraphs: {
      users: { file: 'users.graphql', routingUrl: 'https://users.example' },
      posts: { files: ['posts/**/*.graphql'] },
      live: { url: 'http://127.0.0.1:4001/graphql', timeoutSeconds: 10 },
    },
    base: ['origin/trunk'],
    operations: ['web/**/*.graphql'],
    events: { schemas: ['events/*.json'], consumers: { 'post.published': ['notifications'] } },
    variants: { public: { include: [], exclude: ['internal'] } },
    usage: { store: ['.data/usage'], window: '30d' },
    clients: { exclude: [{ until: '2026-12-31' }] },
  })
})

const problemsOf = (text: string) => {
  try {
    parseConfig(text, 'schema-check.yml')
  } catch (error) {
    if (error instanceof CannotRun) {
      return error.problems.map(({ message, location }) => `${location?.line}:${location?.column} ${message}`)
    }
    throw error
  }
  return []
}

test.for<[what: string, text: string, problem: string]>([
  [
    'an unknown key',
    "subgraphs: '*.graphql'\noperation: []\n",
    '2:1 The configuration: There is no key operation here. Did you mean operations?',
  ],
  [
    'an unknown key of a section',
    "subgraphs: '*.graphql'\nlimits:\n  maxcost: 1\n",
    '3:3 limits: There is no key maxcost here. Did you mean maxCost?',
  ],
  [
    'a key that is near none',
    "subgraphs: '*.graphql'\nxylophone: 1\n",
    '2:1 The configuration: There is no key xylophone here.',
  ],
  ['no subgraphs', 'base: main\n', '1:1 subgraphs: It is missing.'],
  ['an empty file', '', '1:1 subgraphs: It is missing.'],
  [
    'a list instead of an object',
    '- subgraphs\n',
    '1:1 The configuration: Invalid input: expected object, received array',
  ],
  [
    'a text where a number belongs',
    "subgraphs: '*.graphql'\nlimits: { maxCost: many }\n",
    '2:11 limits.maxCost: Invalid input: expected number, received string',
  ],
  [
    'a rule that is not there',
    "subgraphs: '*.graphql'\nrules:\n  no-such-rule: off\n",
    '3:3 rules.no-such-rule: There is no rule no-such-rule.',
  ],
  [
    'an option of a rule that has none',
    "subgraphs: '*.graphql'\nrules:\n  operation-invalid: { severity: risk, nix: 1 }\n",
    '3:40 rules.operation-invalid.nix: The rule operation-invalid has no option nix, but severity alone.',
  ],
  [
    'an unknown key of a subgraph',
    'subgraphs:\n  a: { file: a.graphql, routingurl: x }\n',
    '2:25 subgraphs.a: There is no key routingurl here. Did you mean routingUrl?',
  ],
  [
    'a subgraph that is two things',
    "subgraphs:\n  a: { file: a.graphql, url: 'http://a' }\n",
    '2:3 subgraphs.a: A subgraph has file (a path), files (globs) or url (a live endpoint), and may have routingUrl, headers and timeoutSeconds.',
  ],
  ['a key that is there twice', 'base: a\nbase: b\n', '2:1 Map keys must be unique.'],
  [
    'a value in a list',
    "subgraphs: '*.graphql'\nbase: [main, 3]\n",
    '2:14 base.1: Invalid input: expected string, received number',
  ],
])('%s is answered with its line', ([, text, problem]) => {
  expect(problemsOf(text)).toContain(problem)
})
