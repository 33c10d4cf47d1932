import { type Document, LineCounter, type ParseOptions, parseDocument, type SchemaOptions, visit } from 'yaml'
import type { Location } from '../finding.ts'
import { CannotRun, type Problem } from './problem.ts'

/**
 * Reads YAML, and says where an offset of it stands.
 * @throws CannotRun with each syntax error, and each glob that is taken for an alias since it has no quotes
 */
export function parseYaml(
  text: string,
  file: string,
  options: ParseOptions & SchemaOptions = {},
): { readonly document: Document.Parsed; readonly placeAt: (offset: number) => Location } {
  const lines = new LineCounter()
  const document = parseDocument(text, { ...options, lineCounter: lines, prettyErrors: false })
  const placeAt = (offset: number): Location => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), side: 'after' }
  }
  const problems: Problem[] = document.errors.map(({ message, pos }) => ({
    message: `${message}.`,
    location: placeAt(pos[0]),
  }))
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document)) return
      const message = `A text that begins with * must stand in quotes: '*${alias.source}'.`
      problems.push({ message, location: placeAt(alias.range?.[0] ?? 0) })
    },
  })
  if (problems.length > 0) throw new CannotRun(problems)
  return { document, placeAt }
}
