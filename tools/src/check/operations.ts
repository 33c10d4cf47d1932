import { subgraphNames } from '@plaza/schema/subgraphs'
import { Kind, parse } from 'graphql'
import type { Sources } from './sources.ts'

const exported =
  /^export\s+(?:async\s+)?(?:function\*?|const|let|class)\s+(\w+)|^export\s+(?!type\b|interface\b)(?:\{|\*|default\b)/gm
const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/**
 * What is not as an operation should be, one line each: a file of `operations/` exports one function of its name that takes
 * `(ctx, viewer)` or `(ctx, viewer, input)`; each mutation has its operation and a resolver of one line that calls it.
 */
export function findOperationFaults(sources: Sources): string[] {
  return subgraphNames.flatMap((name) => [
    ...[...sources].flatMap(([file, text]) =>
      file.startsWith(`subgraphs/${name}/src/operations/`) ? faultsOfFile(file, text) : [],
    ),
    ...mutationsOf(sources.get(`subgraphs/${name}/schema.graphql`)).flatMap((field) =>
      faultsOfMutation(sources, name, field),
    ),
  ])
}

function faultsOfFile(file: string, text: string): string[] {
  const names = [...text.matchAll(exported)].map(([whole, name]) => name ?? whole.trim())
  const [name] = names
  if (names.length !== 1)
    return [`${file}: exports ${names.join(', ') || 'nothing'}; an operation's file exports one function`]
  if (!file.endsWith(`/${kebab(name!)}.ts`)) return [`${file}: exports ${name}, which belongs into ${kebab(name!)}.ts`]
  const parameters = parametersOf(text, name!)
  if (!parameters) return [`${file}: ${name} is not written as a function`]
  const isRight = /^ctx viewer( (input|\{…\}))?$/.test(parameters.join(' '))
  return isRight ? [] : [`${file}: ${name} takes (${parameters.join(', ')}), not (ctx, viewer[, input])`]
}

/** The names of a function's parameters. A pattern counts as the parameter that it takes apart, `{…}`. */
function parametersOf(text: string, name: string): string[] | null {
  const start = new RegExp(`function\\*?\\s+${name}\\b(?:<[^(]*>)?\\(`).exec(text)
  if (!start) return null
  const parameters: string[] = []
  let [depth, current] = [0, '']
  for (const character of text.slice(start.index + start[0].length)) {
    if (depth === 0 && (character === ',' || character === ')')) {
      if (current.trim()) parameters.push(current.trim())
      if (character === ')') break
      current = ''
      continue
    }
    if ('({[<'.includes(character)) depth++
    if (')}]>'.includes(character)) depth--
    current += character
  }
  return parameters.map((parameter) => (/^\w+/.exec(parameter) ?? ['{…}'])[0].replace(/^_+/, ''))
}

function mutationsOf(sdl: string | undefined): string[] {
  if (!sdl) return []
  return parse(sdl).definitions.flatMap((definition) => {
    const isObject = definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
    return isObject && definition.name.value === 'Mutation'
      ? (definition.fields ?? []).map((field) => field.name.value)
      : []
  })
}

function faultsOfMutation(sources: Sources, name: string, field: string): string[] {
  const faults: string[] = []
  const operation = new RegExp(`^subgraphs/${name}/src/operations/(\\w+/)?${kebab(field)}\\.ts$`)
  if (![...sources.keys()].some((path) => operation.test(path))) {
    faults.push(`subgraphs/${name}/src/operations/${kebab(field)}.ts: is missing, for the mutation ${field}`)
  }
  const file = `subgraphs/${name}/src/resolvers/mutation.ts`
  const line = new RegExp(`^  ${field}: .*$`, 'm').exec(sources.get(file) ?? '')?.[0]
  const call = `${field}\\(ctx, (?:requireViewer\\(ctx\\)|ctx\\.viewer)(?:, input)?\\)`
  if (!line || !new RegExp(`^  ${field}: \\([^)]*\\) => ${call},$`).test(line)) {
    faults.push(`${file}: ${field} is not the one line that calls its operation`)
  }
  return faults
}
