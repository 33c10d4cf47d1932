import { type DefinitionNode, type DocumentNode, type FieldDefinitionNode, Kind, parse, print } from 'graphql'

/** Numbers from 0 up to 1 that are the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed * 2654435761
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

// Mutations write to documents that belong to nobody else.
// biome-ignore lint/suspicious/noExplicitAny: nodes of any kind, as they come
type Node = any

/** Changes one thing of the subgraphs at random; what comes of it may not compose. */
export function mutate(subgraphs: Readonly<Record<string, string>>, random: () => number): Record<string, string> {
  const documents = new Map(
    Object.entries(subgraphs).map(([name, sdl]) => [name, structuredClone(parse(sdl, { noLocation: true }))]),
  )
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const types = (document: DocumentNode): Node[] =>
    document.definitions.filter(({ kind }: DefinitionNode) => kind.endsWith('TypeDefinition'))
  const withFields = (document: DocumentNode): Node[] =>
    types(document).filter(
      ({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.INTERFACE_TYPE_DEFINITION,
    )
  const document = pick([...documents.values()])!
  const other = pick([...documents.values()].filter((one) => one !== document))!
  const type = pick(withFields(document))
  const field = pick<Node>(type.fields)
  if (!type || !field) return { ...subgraphs }
  const directive = (text: string): Node =>
    (parse(`type T ${text} { a: Int }`, { noLocation: true }).definitions[0] as Node).directives[0]
  const drop = (list: Node[], one: Node) => void list.splice(list.indexOf(one), 1)
  const twin = pick(withFields(other).filter(({ name }) => name.value === type.name.value))
  const changes: (() => void)[] = [
    () => drop(type.fields, field),
    () => type.fields.push(fieldOf(`extra${Math.floor(random() * 9)}: String`)),
    () => type.fields.push(fieldOf(`link: ${pick(withFields(document)).name.value}`)),
    // The same field in two subgraphs, or moved from one to the other.
    () => {
      field.directives = [directive('@shareable')]
      twin?.fields.push(structuredClone(field))
    },
    () => {
      if (!twin) return
      drop(type.fields, field)
      twin.fields.push(field)
    },
    () => {
      const from = [...documents].find(([, one]) => one === document)![0]
      twin?.fields.push({ ...structuredClone(field), directives: [directive(`@override(from: "${from}")`)] })
    },
    () => {
      const holders = [type, ...type.fields].filter(({ directives }) => directives.length > 0)
      const holder = pick<Node>(holders)
      if (holder) drop(holder.directives, pick<Node>(holder.directives))
    },
    () => type.directives.push(directive(`@key(fields: "${field.name.value}")`)),
    () => {
      const key = pick<Node>(type.directives.filter(({ name }: Node) => name.value === 'key'))
      if (key) Object.assign(key, directive(`@key(fields: "${key.arguments[0].value.value}", resolvable: false)`))
    },
    () => field.directives.push(directive('@inaccessible')),
    () => type.directives.push(directive('@inaccessible')),
    () => field.directives.push(directive('@external')),
    () => field.directives.push(directive(`@requires(fields: "${pick<Node>(type.fields).name.value}")`)),
    () => field.directives.push(directive(`@provides(fields: "${pick(['nickname', 'email', 'sku', 'name'])}")`)),
    () => {
      if (twin) field.directives.push(directive('@external'))
      if (twin) twin.fields.push({ ...structuredClone(field), directives: [] })
    },
    () => {
      field.type =
        field.type.kind === Kind.NON_NULL_TYPE ? field.type.type : { kind: Kind.NON_NULL_TYPE, type: field.type }
    },
    () => {
      field.arguments = field.arguments.length > 0 ? [] : (fieldOf('f(extra: Int = 1): Int') as Node).arguments
    },
    () => {
      const implemented = pick<Node>(type.interfaces)
      if (implemented) drop(type.interfaces, implemented)
    },
    () => {
      const name = pick(withFields(document).filter(({ kind }) => kind === Kind.INTERFACE_TYPE_DEFINITION))?.name
      if (name) type.interfaces.push({ kind: Kind.NAMED_TYPE, name })
    },
    () => {
      const union = pick(types(document).filter(({ kind }) => kind === Kind.UNION_TYPE_DEFINITION))
      const member = union && pick<Node>(union.types)
      if (member && random() < 0.5) drop(union.types, member)
      else union?.types.push({ kind: Kind.NAMED_TYPE, name: type.name })
    },
    () => {
      const values = pick(types(document).filter(({ kind }) => kind === Kind.ENUM_TYPE_DEFINITION))?.values
      if (random() < 0.5) values?.pop()
      else values?.push({ kind: Kind.ENUM_VALUE_DEFINITION, name: { kind: Kind.NAME, value: 'NEW' }, directives: [] })
    },
    () => {
      const text = `type ${type.name.value} @key(fields: "id") { id: ID! fresh: Int }`
      documents.set('fresh', structuredClone(parse(text, { noLocation: true })))
    },
    () => {
      const keys: Node[] = type.directives.filter(({ name }: Node) => name.value === 'key')
      if (keys.length > 0) twin?.directives.push(structuredClone(pick(keys)))
    },
  ]
  pick(changes)!()
  return Object.fromEntries([...documents].map(([name, changed]) => [name, print(changed)]))
}

const fieldOf = (text: string): FieldDefinitionNode =>
  (structuredClone(parse(`type T { ${text} }`, { noLocation: true })).definitions[0] as Node).fields[0]

/** Moves a field, or lets another subgraph override it, or stops or begins to provide or to require one. */
export function move(subgraphs: Readonly<Record<string, string>>, random: () => number): Record<string, string> {
  const documents = Object.entries(subgraphs).map(([name, sdl]) => ({
    name,
    types: structuredClone(parse(sdl, { noLocation: true })) as Node,
  }))
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const places = documents.flatMap(({ name, types }) =>
    types.definitions.flatMap((type: Node) =>
      (type.kind === Kind.OBJECT_TYPE_DEFINITION ? type.fields : []).map((field: Node) => ({ name, type, field })),
    ),
  )
  const isPlain = ({ field }: Node) =>
    /^(Int|String|\[?Review|User)/.test(print(field.type)) && field.directives.length === 0
  const { name, type, field } = pick<Node>(places.filter(isPlain))
  const twins = documents
    .filter((one) => one.name !== name)
    .flatMap(({ types }) =>
      types.definitions.filter((one: Node) => one.kind === type.kind && one.name.value === type.name.value),
    )
  const twin = pick<Node>(twins)
  const directives = (text: string): Node =>
    (parse(`type T { f: Int ${text} }`, { noLocation: true }).definitions[0] as Node).fields[0].directives
  const way = random()
  if (!twin || way < 0.2) {
    const holder = pick<Node>(places.filter(({ field: one }) => one.directives.length > 0))
    holder?.field.directives.pop()
  } else if (twin.fields.some((one: Node) => one.name.value === field.name.value)) return { ...subgraphs }
  else if (way < 0.4) {
    const needed = pick<Node>(type.fields.filter((one: Node) => one.directives.length === 0 && one !== field))
    const own = pick<Node>(twin.fields.filter((one: Node) => one.directives.length === 0))
    if (needed && own) {
      if (!twin.fields.some((one: Node) => one.name.value === needed.name.value))
        twin.fields.push({ ...structuredClone(needed), directives: directives('@external') })
      own.directives = directives(`@requires(fields: "${needed.name.value}")`)
    }
  } else {
    twin.fields.push({
      ...structuredClone(field),
      directives: way < 0.6 ? directives(`@override(from: "${name}")`) : [],
    })
    if (way > 0.6) type.fields.splice(type.fields.indexOf(field), 1)
  }
  return Object.fromEntries(documents.map((one) => [one.name, print(one.types)]))
}
