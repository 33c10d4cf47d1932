import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyRepository, type RepositoryCopy } from './repository-copy.ts'

async function change(copy: RepositoryCopy, path: string, from: string, to: string): Promise<void> {
  const text = await copy.read(path)
  expect(text, path).toContain(from)
  await writeFile(join(copy.folder, path), text.replace(from, to))
}

test('a change of users that breaks a page fails the check, which names the operation', {
  timeout: 180_000,
}, async () => {
  await using copy = await copyRepository()
  expect(await copy.pnpm('check', 'schema')).toMatchObject({
    code: 0,
    output: expect.stringContaining('schema       skipped: this checkout has no earlier commit'),
  })

  await change(copy, 'subgraphs/users/schema.graphql', '  displayName: String!\n', '  displayName: [String!]!\n')
  const broken = await copy.pnpm('check', 'schema')
  expect(broken.code).toBe(1)
  expect(broken.output).toContain('schema       failed')
  expect(broken.output).toMatch(/User\.displayName/)
  expect(broken.output).toMatch(/subgraphs\/users\/schema\.graphql:\d+:\d+/)
  expect(broken.output).toMatch(/broken +BlockedPeople at \S+, in web\/src\/pages\/settings\/blocked\.graphql:\d+/)
})
