import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Files, TestRepository } from '../commands/support/repository.ts'

const textsOf = (name: 'shop' | 'airline'): Readonly<Record<string, string>> => {
  const folder = join(import.meta.dirname, name)
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    entries.map(({ parentPath, name: file }) => {
      const path = join(parentPath, file)
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')]
    }),
  )
}

const projects = { shop: textsOf('shop'), airline: textsOf('airline') }

/** A repository of its own, on a branch that changes one file by replacing a text in it. */
function changed(name: 'shop' | 'airline', file?: string, was = '', is = ''): TestRepository {
  const repository = new TestRepository({ ...projects[name], '.gitignore': 'node_modules\n' })
  repository.git('switch', '--quiet', '--create=change')
  if (file === undefined) return repository
  const text = projects[name][file]!
  expect(text).toContain(was)
  return repository.commit({ [file]: text.replace(was, is) } satisfies Files)
}

test.each(['shop', 'airline'] as const)(
  'nothing changed in the %s: no finding, the same bytes each time',
  async (name) => {
    using repository = changed(name)
    const first = await repository.spawn('check', '--format=json')
    expect(first).toMatchObject({ code: 0, stderr: '' })
    expect(JSON.parse(first.stdout).findings).toEqual([])
    expect(await repository.check('--format=json')).toEqual(first)
  },
)

test('the shop: what an @interfaceObject took back breaks the operations that asked for it', async () => {
  using repository = changed('shop', 'services/inventory/schema.graphql', '  inStock: Boolean!\n')
  const { code, stdout } = await repository.check()
  expect(code).toBe(1)
  expect(stdout).toContain('breaking  Product.inStock  field-removed')
  expect(stdout).toContain('at services/inventory/schema.graphql:6:3 (before)')
  expect(stdout).toContain('broken   ProductPage at product.inStock, in clients/web/product-page.graphql:4:5')
  expect(stdout).toContain('broken   StockOf at stockChanged.inStock, in clients/web/account.graphql:22:5')
})

test('the shop: an app that is known by its manifest alone counts', async () => {
  using repository = changed('shop', 'services/reviews/schema.graphql', '  stars: Float\n')
  const { code, stdout } = await repository.check()
  expect(code).toBe(1)
  expect(stdout).toContain('broken   Shelf at products.items.stars, in clients/ios/persisted-query-manifest.json')
})

test('the shop: a field that nobody asks for may go, and a new one may come', async () => {
  using repository = changed('shop', 'services/catalog/schema.graphql', '  pages: Int\n', '  words: Int\n')
  const { code, stdout } = await repository.check('--format=json')
  expect(code).toBe(0)
  expect(JSON.parse(stdout).counts).toMatchObject({ breaking: 0, risk: 0, brokenOperations: 0 })
})

test('the shop: what only another service requires can not go', async () => {
  using repository = changed('shop', 'services/catalog/schema.graphql', '  weightGrams: Int\n')
  const { code, stderr } = await repository.check()
  expect(code).toBe(2)
  expect(stderr).toContain('EXTERNAL_MISSING_ON_BASE')
  expect(stderr).toContain('services/shipping/schema.graphql:10:3\n')
})

test('the shop: what partners may see no more breaks their variant and nobody else', async () => {
  using repository = changed(
    'shop',
    'services/accounts/schema.graphql',
    '  name: String @shareable\n',
    '  name: String @shareable @tag(name: "internal")\n',
  )
  const { code, stdout } = await repository.check()
  expect(code).toBe(1)
  expect(stdout).toMatch(/breaking {2}Customer\.name {2}variant-/)
  expect(stdout).not.toContain('field-removed')
})

test('the airline: an answer that a client reads breaks it, with the line in its file', async () => {
  using repository = changed('airline', 'bookings/types.graphql', '  expires: Date\n')
  const { code, stdout } = await repository.check()
  expect(code).toBe(1)
  expect(stdout).toContain('at bookings/types.graphql:18:3 (before)')
  expect(stdout).toContain('in queries/booking.graphql:10:11')
})

test('the airline: another default is a risk for the app that relies on it, in the second file of a subgraph', async () => {
  using repository = changed('airline', 'flights/root.graphql', 'limit: Int = 50', 'limit: Int = 5')
  const { code, stdout } = await repository.check()
  expect(code).toBe(0)
  expect(stdout).toMatch(/risk {2}Query\.departures\(limit:\)/)
  expect(stdout).toMatch(/at flights\/root\.graphql:3:\d+\n/)
  expect(stdout).toContain('at risk  Departures')
})

test('the airline: value types of Federation 1 must stay the same where several services have them', async () => {
  using repository = changed('airline', 'loyalty/schema.graphql', 'cents: Int!\n', 'cents: String!\n')
  const { code, stderr } = await repository.check()
  expect(code).toBe(2)
  expect(stderr).toContain('FIELD_TYPE_MISMATCH')
  expect(stderr).toMatch(/^bookings\/types\.graphql:\d+:3$/m)
  expect(stderr).toMatch(/^loyalty\/schema\.graphql:\d+:3$/m)
})

test('the airline: a type may get what nobody knew', async () => {
  using repository = changed(
    'airline',
    'flights/airport.graphql',
    '  city: String\n',
    '  city: String\n  country: String\n',
  )
  expect(await repository.check()).toMatchObject({ code: 0 })
})

test.each([
  ['shop', 5, ['partners', 'storefront']],
  ['airline', 3, []],
] as const)('the %s is composed and published by the same commands', async (name, subgraphs, variants) => {
  using repository = changed(name)
  const composed = await repository.run(['compose', '--output', 'supergraph.graphql'])
  expect(composed.stderr).toBe(`Composed ${subgraphs} subgraphs to supergraph.graphql.\n`)
  expect(await repository.spawn('publish', 'published')).toMatchObject({ code: 0 })
  expect(repository.read('published/v1/supergraph.graphql')).toBe(repository.read('supergraph.graphql'))
  const { versions } = JSON.parse(repository.read('published/index.json'))
  expect(versions[0].files.filter((file: string) => /^variants\/.*\/api\.graphql$/.test(file))).toEqual(
    variants.map((variant) => `variants/${variant}/api.graphql`),
  )
  expect(await repository.run(['publish', 'published'])).toMatchObject({
    stdout: 'Nothing has changed since version 1, so nothing was published.\n',
  })
})

test('the shop: partners see what is tagged for them and what it needs, nothing else', async () => {
  using repository = changed('shop')
  await repository.run(['publish', 'published'])
  const api = repository.read('published/v1/variants/partners/api.graphql')
  expect(api).toMatch(/type Query {[^}]*product\(id: ID!\): Product\n[^}]*products\(/)
  for (const hidden of ['Customer', 'Collection', 'SearchResult', 'Mutation', 'inStock', 'pages'])
    expect(api).not.toContain(hidden)
})
