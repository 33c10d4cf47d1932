import { readPackages, type Sources } from './sources.ts'

/** What AGENTS.md says that is not so; one line each. `checks` are the names that `pnpm check` takes. */
export function findMapFaults(sources: Sources, checks: readonly string[]): string[] {
  const text = sources.get('AGENTS.md') ?? ''
  const rows = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, folder]) => folder!.replace(/\/$/, ''))
  const asPattern = (folder: string) => new RegExp(`^${folder.replaceAll(/<\w+>/g, '[^/]+')}(/|$)`)
  const missing = rows.filter((folder) => ![...sources.keys()].some((path) => asPattern(folder).test(path)))
  const unnamed = [...readPackages(sources).values()]
    .map(({ folder }) => folder)
    .filter((folder) => !rows.some((row) => asPattern(row).exec(folder)?.[0].replace(/\/$/, '') === folder))
  return [
    ...missing.map((folder) => `AGENTS.md: there is no ${folder}`),
    ...unnamed.map((folder) => `AGENTS.md: the map lacks ${folder}`),
    ...[...text.matchAll(/`(pnpm [^`]+)`/g)].flatMap(([, command]) => faultsOfCommand(command!, sources, checks)),
  ]
}

function faultsOfCommand(text: string, sources: Sources, checks: readonly string[]): string[] {
  const { scripts } = JSON.parse(sources.get('package.json')!) as { scripts: Record<string, string> }
  return text.split('&&').flatMap((part) => {
    const [, script = '', ...words] = part.trim().split(' ')
    if (script === 'exec') {
      const path = words.find((word) => word.includes('/'))?.split('<')[0]
      return path && ![...sources.keys()].some((one) => one.startsWith(path))
        ? [`AGENTS.md: \`${part.trim()}\` names no path`]
        : []
    }
    if (!(script in scripts) && script !== 'install') return [`AGENTS.md: there is no command \`pnpm ${script}\``]
    const unknown = script === 'check' ? words.filter((word) => !checks.includes(word)) : []
    return unknown.map((word) => `AGENTS.md: there is no check ${word}`)
  })
}
