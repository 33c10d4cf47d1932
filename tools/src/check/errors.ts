import { glob, readFile } from 'node:fs/promises'
import { isErrorCode } from '@plaza/server'
import { userErrorCodes } from '@plaza/subgraph'
import { type GraphQLSchema, isEnumType } from 'graphql'
import { repositoryPath } from '../repository.ts'

const registry = 'infrastructure/server/src/errors/registry.ts'

/** The registry and the functions that throw through it; the codes of payloads and of composition; what is generated; tests. */
const exempt =
  /^infrastructure\/server\/src\/errors\/|^schema\/check\/|\/user-errors\.ts$|\/generated\/|\/tests\/|\/testing\/|\/node_modules\//

/**
 * The places that write an `extensions.code` beside the registry, and codes of payloads that the contract does not have,
 * or that the services do not; one line each.
 */
export async function findErrorViolations(apiSchema: GraphQLSchema): Promise<string[]> {
  const violations = compareUserErrorCodes(apiSchema)
  const files = glob('{schema,infrastructure,gateway,subgraphs,tools}/**/*.ts', {
    cwd: repositoryPath,
    exclude: (path) => path.includes('node_modules'),
  })
  for await (const file of files) {
    if (exempt.test(file)) continue
    const source = await readFile(`${repositoryPath}${file}`, 'utf8')
    violations.push(...findWrittenCodes(source).map(({ line, what }) => `${file}:${line}: ${what}`))
  }
  return violations.sort()
}

function compareUserErrorCodes(apiSchema: GraphQLSchema): string[] {
  const type = apiSchema.getType('UserErrorCode')
  const contract = new Set(isEnumType(type) ? type.getValues().map(({ name }) => name) : [])
  const services = new Set<string>(userErrorCodes)
  const list = 'infrastructure/subgraph/src/graphql/user-errors.ts'
  return [
    ...[...contract.difference(services)].map((code) => `${list}: the contract's UserErrorCode has ${code} as well`),
    ...[...services.difference(contract)].map((code) => `${list}: the contract's UserErrorCode has no ${code}`),
  ]
}

/**
 * Codes of errors that a source writes by itself. It may throw one through `codedError`, whose first argument the types
 * check, and compare with one; so three things are left to find:
 *
 * - `new GraphQLError(…)`, which would have no code or one of its own;
 * - `code: '…'` and `code = '…'` with a text in capitals, outside types, if it is not one of a payload;
 * - a code of the registry as a text that is neither compared nor the first argument of `codedError`, nor that of
 *   `userError`, whose codes are the contract's.
 */
export function findWrittenCodes(source: string): { readonly line: number; readonly what: string }[] {
  const text = withoutComments(source)
  const found = [
    ...[...text.matchAll(/\bnew GraphQLError\(/g)].map(({ index }) => ({
      index,
      what: 'makes a GraphQLError by itself',
    })),
    ...[...text.matchAll(/^(.*)\bcode['"]?\s*(?::|(?<![=!])=)\s*['"`]([A-Z][A-Z_]+)['"`]/gm)]
      .filter(([, before, code]) => !isType.test(before!) && !payloadCodes.has(code!))
      .map(({ index, 2: code }) => ({ index, what: `writes the code ${code}` })),
    ...[...text.matchAll(/(['"`])([A-Z][A-Z_]+)\1/g)]
      .filter(({ 0: literal, 2: code, index }) => isErrorCode(code) && !isRead(text, index, literal.length))
      .map(({ index, 2: code }) => ({ index, what: `writes the code ${code}` })),
  ]
  const byLine = new Map(
    found.map(({ index, what }) => [
      text.slice(0, index).split('\n').length,
      `${what}; throw \`codedError\` of @plaza/server instead, with a code that ${registry} has`,
    ]),
  )
  return [...byLine].map(([line, what]) => ({ line, what }))
}

/** Those that no error has, too. */
const payloadCodes = new Set<string>(userErrorCodes.filter((code) => !isErrorCode(code)))
const isType = /^\s*(?:readonly|type|export type|\|)/

const isRead = (text: string, start: number, length: number) =>
  /(?:[=!]==\s*|\bcase\s+|\b(?:codedError|userError)\(\s*(?:[^,()]*[?:]\s*)?)$/.test(text.slice(0, start)) ||
  /^\s*[=!]==/.test(text.slice(start + length))

/** With as many lines as before. */
const withoutComments = (source: string) =>
  source.replace(/\/\*.*?\*\//gs, (comment) => comment.replace(/[^\n]/g, '')).replace(/(^|\s)\/\/.*$/gm, '$1')
