import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseNames } from '../src/new-subgraph/names.ts'
import { post } from '../src/testing/test-plaza.ts'
import { copyRepository, type RepositoryCopy } from './repository-copy.ts'
import { startCommand } from './start-lab.ts'

let copy: RepositoryCopy
beforeAll(async () => {
  copy = await copyRepository()
}, 180_000)
afterAll(() => copy?.[Symbol.asyncDispose]())

test.for([
  [undefined, {}, 'Give the name'],
  ['Recipes', {}, 'lower-case letters'],
  ['re-cipes', {}, 'lower-case letters'],
  ['../recipes', {}, 'lower-case letters'],
  ['posts', {}, 'There is a subgraph posts already'],
  ['samples', {}, 'the name of the template'],
  ['people', {}, 'means something else'],
  ['class', {}, 'means something else'],
  ['references', {}, 'means something else'],
  ['sheep', {}, 'Say what one of the sheep is called'],
  ['sheep', { entity: 'Sheep' }, 'must differ'],
  ['recipes', { entity: 'recipe' }, 'one capitalised word'],
  ['blogs', { entity: 'Post' }, 'The contract has Post, PostConnection'],
  ['comments', {}, 'The contract has Comment,'],
  ['recipes', { port: '3300' }, 'Port 3300 is that of posts'],
  ['recipes', { port: '4000' }, 'Port 4000 is that of the gateway'],
  ['recipes', { port: 'some' }, '--port takes a whole number'],
] as const)('%s with %j is refused', ([name, options, problem]) => {
  expect(() => chooseNames(name, options)).toThrow(problem)
})

test('an entity is the singular of its subgraph, and the port is the next one', () => {
  expect(chooseNames('recipes', {})).toEqual({ name: 'recipes', entity: 'Recipe', port: 3700 })
  expect(chooseNames('diaries', { port: '5000' })).toEqual({ name: 'diaries', entity: 'Diary', port: 5000 })
  expect(chooseNames('sheep', { entity: 'Ewe' })).toMatchObject({ entity: 'Ewe' })
})

test('what is refused has changed nothing', { timeout: 120_000 }, async () => {
  for (const words of [['posts'], ['recipes', '--port', '3300'], ['recipes', 'more'], ['recipes', '--nope']]) {
    expect([words, await copy.pnpm('new:subgraph', ...words)]).toMatchObject([words, { code: 1 }])
  }
  expect(await copy.git('status', '--short')).toBe('')
})

test('a new subgraph passes all checks and its own tests, answers through the gateway, and can be removed', {
  timeout: 600_000,
}, async () => {
  const commented = ['codegen.yml', 'docker-compose.yml', 'schema/subgraphs.ts']
  const commentsOf = async (path: string) =>
    (await copy.read(path)).split('\n').filter((line) => /^\s*(#|\/?\*)/.test(line))
  const before = await Promise.all(commented.map(commentsOf))
  const made = await copy.pnpm('new:subgraph', 'recipes')
  expect(made).toMatchObject({ code: 0, output: expect.stringContaining('wrote subgraphs/recipes/schema.graphql') })
  for (const [n, path] of commented.entries())
    expect(await commentsOf(path)).toEqual(expect.arrayContaining(before[n]!))
  expect(await copy.pnpm('check')).toMatchObject({ code: 0 })
  expect(await copy.pnpm('exec', 'vitest', 'run', 'subgraphs/recipes')).toMatchObject({ code: 0 })
  expect(await copy.pnpm('new:subgraph', 'recipes')).toMatchObject({
    code: 1,
    output: expect.stringContaining('There is a subgraph recipes already'),
  })

  const plaza = await startCommand({ DATA_DIR: join(copy.folder, '.data'), SEED: 'false' }, copy.folder)
  try {
    expect(plaza.child.exitCode, plaza.output()).toBeNull()
    await useRecipes(`${plaza.url}/graphql`)
  } finally {
    await plaza.stop()
  }

  await copy.git('add', '--all')
  await copy.git('commit', '--quiet', '--message', 'recipes: the subgraph')
  await copy.git('revert', '--no-edit', 'HEAD')
  expect(await copy.pnpm('install', '--offline', '--frozen-lockfile')).toMatchObject({ code: 0 })
  expect(await copy.pnpm('check', 'subgraphs', 'composition')).toMatchObject({ code: 0 })
  expect(await copy.git('diff', 'HEAD~2')).toBe('')
})

test('a schema of an event that is no more is told, and taken away', { timeout: 120_000 }, async () => {
  const path = 'schema/events/json/recipe.created.json'
  await writeFile(join(copy.folder, path), '{}')
  expect(await copy.pnpm('check', 'generated')).toMatchObject({ code: 1, output: expect.stringContaining(path) })
  expect(await copy.pnpm('codegen')).toMatchObject({ code: 0, output: expect.stringContaining(path) })
  expect(await copy.git('status', '--short')).toBe('')
})

/** As people who have signed up would. */
async function useRecipes(url: string): Promise<void> {
  const signUp = async (username: string): Promise<{ id: string; token: string }> => {
    const input = { username, email: `${username}@example.org`, password: 'a long enough one', firstName: username }
    const { data } = await post(url, null, signUpDocument, { input })
    return { id: data.signUp.account.id, token: data.signUp.tokens.accessToken }
  }
  const [ada, grace] = [await signUp('ada'), await signUp('grace')]
  const create = async (content: string, isPublic: boolean): Promise<string> => {
    const { data } = await post(url, ada.token, createDocument, { input: { content, isPublic } })
    expect(data.createRecipe).toMatchObject({ recipe: { content, author: { id: ada.id } }, errors: [] })
    return data.createRecipe.recipe.id
  }
  const [own, open] = [await create('my own', false), await create('for everybody', true)]

  const viewer = await post(url, ada.token, '{ viewer { profile { displayName } recipes { nodes { id } } } }')
  expect(viewer.data).toEqual({
    viewer: { profile: { displayName: 'ada' }, recipes: { nodes: [{ id: open }, { id: own }] } },
  })
  const user = 'query ($id: ID!) { user(id: $id) { displayName recipes { nodes { id author { displayName } } } } }'
  // Others see what is public as soon as the subgraph has heard of its author.
  await expect
    .poll(async () => (await post(url, grace.token, user, { id: ada.id })).data)
    .toEqual({ user: { displayName: 'ada', recipes: { nodes: [{ id: open, author: { displayName: 'ada' } }] } } })
  const { data, errors } = await post(url, null, createDocument, { input: { content: 'nobody’s' } })
  expect([data, errors]).toMatchObject([{ createRecipe: null }, [{ extensions: { code: 'UNAUTHENTICATED' } }]])
}

const signUpDocument = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { account { id } tokens { accessToken } errors { code } }
}`
const createDocument = `mutation ($input: CreateRecipeInput!) {
  createRecipe(input: $input) { recipe { id content author { id } } errors { code } }
}`
