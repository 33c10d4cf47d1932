import { access, glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { inRepository, repositoryPath } from '../src/repository.ts'

test('every link in a document leads to a file', async () => {
  const broken: string[] = []
  // A template's links are right where its copies are.
  const documents = glob('**/*.md', {
    cwd: repositoryPath,
    exclude: (path) => /node_modules|template|(^|\/)\.\w/.test(path),
  })
  for await (const document of documents) {
    const text = await readFile(inRepository(document), 'utf8')
    for (const [, link] of text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
      const target = new URL(link!, inRepository(document))
      await access(target).catch(() => broken.push(`${document} → ${link}`))
    }
  }
  expect(broken).toEqual([])
})

test('the glossary has each term once, sorted', async () => {
  const glossary = await readFile(inRepository('docs/reference/glossary.md'), 'utf8')
  const terms = [...glossary.matchAll(/^\| (?!Term \|)([^|-][^|]*) \|/gm)].map(([, term]) => term!)
  expect(terms.length).toBeGreaterThan(40)
  expect(terms).toEqual([...new Set(terms)].sort())
})
