import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { project, TestFolder, TestRepository } from './support/repository.ts'

const config = project['schema-check.yml']
const withVariant = `${config}variants: { public: { exclude: [internal] } }\n`
const users = project['subgraphs/users.graphql']
const tagged = users
  .replace('"@key"]', '"@key", "@tag"]')
  .replace('  name: String\n', '  name: String @tag(name: "internal")\n')
const breaks = 'breaking  User.name  variant-changed'

test('a tag that takes from a variant breaks its clients where the base has the variant', async () => {
  using repository = new TestRepository({ ...project, 'schema-check.yml': withVariant })
  repository.write({ 'subgraphs/users.graphql': tagged })
  expect(await repository.check()).toMatchObject({ code: 1, stdout: expect.stringContaining(breaks) })
})

test('a variant is new where the base does not configure it, or has no configuration', async () => {
  for (const before of [config, null]) {
    using repository = new TestRepository({ ...project, 'schema-check.yml': config })
    repository.commit({ 'schema-check.yml': before })
    repository.write({ 'schema-check.yml': withVariant, 'subgraphs/users.graphql': tagged })
    const { code, stdout } = await repository.check('--against=HEAD')
    expect(stdout).not.toContain('variant-')
    expect(code).toBe(0)
  }
})

test('a folder without a configuration may have had the variant', async () => {
  using folder = new TestFolder()
  folder.write({ ...project, 'schema-check.yml': withVariant })
  for (const part of ['subgraphs', 'web'])
    cpSync(join(folder.path, part), join(folder.path, 'earlier', part), { recursive: true })
  folder.write({ 'subgraphs/users.graphql': tagged })
  expect(await folder.check('--against=earlier')).toMatchObject({ code: 1, stdout: expect.stringContaining(breaks) })
})
