import { API, type Project, SignatureKind, SymbolFlags } from 'typescript/unstable/sync'
import { repositoryPath } from '../repository.ts'

// TypeScript 7 has no stable API yet; its version is exact in the catalog, and a change of the API fails the check aloud.
const documentedFiles = /^(?:infrastructure\/[^/]+\/src|gateway\/src|schema)\/(?!.*\b(?:generated|tests)\/).*\.ts$/

/**
 * Functions that `infrastructure/`, `gateway/` and `schema/` export without a TSDoc sentence: one line each, which names file,
 * line and function and says what is expected. A constant that can be called counts as a function, a class does not.
 *
 * @param folder path with a slash at its end; has the `tsconfig.json`
 */
export function findUndocumented(folder: string = repositoryPath): string[] {
  const api = new API({ cwd: folder })
  try {
    const [project] = api.updateSnapshot({ openProjects: [`${folder}tsconfig.json`] }).getProjects()
    if (!project) throw new Error(`${folder}tsconfig.json can't be opened`)
    return project.program.getSourceFileNames().flatMap((path) => {
      const file = path.startsWith(folder) ? path.slice(folder.length) : ''
      return documentedFiles.test(file) ? undocumentedIn(project, path, file) : []
    })
  } finally {
    api.close()
  }
}

function undocumentedIn({ program, checker }: Project, path: string, file: string): string[] {
  const source = program.getSourceFile(path)
  const module = source && checker.getSymbolAtLocation(source)
  if (!source || !module) return []
  return checker.getExportsOfModule(module).flatMap((exported) => {
    const symbol = exported.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
    const declaration = symbol.valueDeclaration?.resolve()
    // What another file declares is judged there.
    if (declaration?.getSourceFile().fileName !== source.fileName || symbol.flags & SymbolFlags.Class) return []
    const type = checker.getTypeOfSymbol(symbol)
    const isFunction = type && checker.getSignaturesOfType(type, SignatureKind.Call).length > 0
    if (!isFunction || checker.getDocumentationCommentOfSymbol(symbol).trim()) return []
    const { line } = source.getLineAndCharacterOfPosition(declaration.getStart(source))
    return `${file}:${line + 1} ${exported.name}: expected a TSDoc sentence (/** … */) with what its types don't say`
  })
}
