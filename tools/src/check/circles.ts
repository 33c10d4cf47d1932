import { posix } from 'node:path'
import { importsOf, packageOf, readPackages, type Sources } from './sources.ts'

/** Files that import each other, through however many others; one line a circle. Types count, tests don't. */
export function findCircles(sources: Sources): string[] {
  const graph = importGraph(sources)
  const circles: string[] = []
  const done = new Set<string>()
  const path: string[] = []

  function visit(file: string): void {
    const at = path.indexOf(file)
    if (at >= 0) circles.push([...path.slice(at), file].join(' → '))
    if (at >= 0 || done.has(file)) return
    path.push(file)
    for (const imported of graph.get(file) ?? []) visit(imported)
    path.pop()
    done.add(file)
  }
  for (const file of graph.keys()) visit(file)
  return circles
}

/** What each file imports of the repository's own. */
function importGraph(sources: Sources): Map<string, string[]> {
  const packages = readPackages(sources)
  const targetOf = (file: string, specifier: string): string | undefined => {
    if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier)
    const found = packages.get(packageOf(specifier))
    const exported = found?.manifest.exports?.[`.${specifier.slice(packageOf(specifier).length)}`]
    return found && exported && posix.join(found.folder, exported)
  }
  const isMeant = (file: string) => /\.tsx?$/.test(file) && !file.includes('/tests/')
  return new Map(
    [...sources]
      .filter(([file]) => isMeant(file))
      .map(([file, text]) => {
        const targets = importsOf(text).map((specifier) => targetOf(file, specifier))
        return [
          file,
          targets.filter((target) => target !== undefined && isMeant(target) && sources.has(target)) as string[],
        ]
      }),
  )
}
