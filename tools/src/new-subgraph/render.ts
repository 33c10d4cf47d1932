import { glob, readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { inRepository, repositoryPath } from '../repository.ts'
import type { NewSubgraph } from './names.ts'
import { templateFolder } from './template.ts'

/** Files by their path in the repository. */
export type Files = Map<string, string>

/** The template's files, under the new one's names and at its places; generated ones are left to `pnpm codegen`. */
export async function renderTemplate(subgraph: NewSubgraph): Promise<Files> {
  const files: Files = new Map()
  for await (const entry of glob('**/*.*', { cwd: `${repositoryPath}${templateFolder}` })) {
    const path = entry.replaceAll('\\', '/')
    if (path.includes('/generated/')) continue
    const text = await readFile(inRepository(templateFolder + path), 'utf8')
    const placed = path.endsWith('.ts') ? placeImports(text, path) : text
    files.set(rename(path, subgraph), rename(placed, subgraph))
  }
  return files
}

/** A text of the template with the new one's names and port in it. */
export function rename(text: string, { name, entity, port }: NewSubgraph): string {
  const capitalised = name[0]!.toUpperCase() + name.slice(1)
  const words: Record<string, string> = {
    samples: name,
    Samples: capitalised,
    sample: entity.toLowerCase(),
    Sample: entity,
  }
  return (
    text
      // The template is in no list of subgraphs.
      .replace("'samples' as never", "'samples'")
      .replaceAll('3999', String(port))
      .replaceAll(/samples?/gi, (word) => words[word] ?? word)
  )
}

/** Imports that lead out of the template, as they are written from the place where the file will be. */
function placeImports(text: string, path: string): string {
  const folder = posix.dirname(path)
  return text.replaceAll(/(from ')(\.[^']+)(')/g, (whole, before: string, specifier: string, after: string) => {
    const target = posix.join(templateFolder, folder, specifier)
    const isOwn = target.startsWith(templateFolder)
    const own = target.slice(templateFolder.length)
    if (isOwn && own.startsWith('schema/events/') && !path.startsWith('schema/')) {
      return `${before}@plaza/schema/events${after}`
    }
    if (isOwn) return whole
    const relative = posix.relative(folder, target)
    return `${before}${relative.startsWith('.') ? relative : `./${relative}`}${after}`
  })
}
