import { type Field, type Input, isRoot, type Model, namedType, type Type, typeNamed } from './model.ts'

/** The SDL of each subgraph. */
export function subgraphsOfModel(model: Model): Record<string, string> {
  return Object.fromEntries(model.subgraphs.map((subgraph) => [subgraph, sdlOf(model, subgraph)]))
}

function sdlOf(model: Model, subgraph: string): string {
  const written = new Map<string, string>()
  const waiting = model.types
    .filter((type) => isRoot(type) || type.isEntity || type.home === subgraph)
    .map(({ name }) => name)
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const type = typeNamed(model, name)
    if (!type || written.has(name)) continue
    const { text, names } = typeOf(type, subgraph, model)
    if (text === null) continue
    written.set(name, text)
    waiting.push(...names)
  }
  const texts = [...written.values()]
  // A subgraph needs something of its own.
  return texts.some((text) => text.startsWith('type Query'))
    ? texts.join('\n')
    : [...texts, `type Query { of_${subgraph}: Int }`].join('\n')
}

function typeOf(type: Type, subgraph: string, model: Model): { text: string | null; names: string[] } {
  const { kind, name, home, isEntity } = type
  const isSpread = isEntity || isRoot(type)
  if (kind === 'scalar') return { text: `scalar ${name}`, names: [] }
  if (kind === 'enum') return { text: `enum ${name} { ${type.members.map(withDirectives).join(' ')} }`, names: [] }
  if (kind === 'union') {
    const names = type.members.map((member) => member.name)
    return { text: `union ${name} = ${names.join(' | ')}`, names }
  }
  if (kind === 'input')
    return { text: `input ${name} { ${type.fields.map(inputOf).join(', ')} }`, names: namesIn(type.fields) }
  const fields = isSpread ? type.fields.filter(({ owner }) => owner === subgraph) : type.fields
  if (fields.length === 0 && !isEntity) return { text: null, names: [] }
  const interfaces = type.interfaces.filter((one) => typeNamed(model, one)?.home === subgraph)
  const implemented = interfaces.length > 0 ? ` implements ${interfaces.join(' & ')}` : ''
  const key = isEntity ? ' @key(fields: "id")' : kind === 'object' && !isSpread ? ' @shareable' : ''
  const all = [...(isEntity || (kind === 'interface' && home) ? ['id: ID!'] : []), ...fields.map(fieldOf)]
  const keyword = kind === 'object' ? 'type' : kind
  return {
    text: `${keyword} ${name}${implemented}${key} { ${all.join(', ')} }`,
    names: [...interfaces, ...namesIn(fields), ...namesIn(fields.flatMap(({ args }) => args))],
  }
}

const withDirectives = ({ name, directives }: { name: string; directives: string }) =>
  directives ? `${name} ${directives}` : name

const namesIn = (inputs: readonly { readonly type: string }[]): string[] => inputs.map(({ type }) => namedType(type))

function fieldOf({ name, type, args, directives }: Field): string {
  const given = args.length > 0 ? `(${args.map(inputOf).join(', ')})` : ''
  return `${name}${given}: ${type}${directives && ` ${directives}`}`
}

const inputOf = ({ name, type, default: value, directives }: Input): string =>
  `${name}: ${type}${value === null ? '' : ` = ${value}`}${directives && ` ${directives}`}`
