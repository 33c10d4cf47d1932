import { Random } from './random.ts'

/** A federated schema that can be changed and written; what is null is not there. */
export interface Model {
  readonly subgraphs: readonly string[]
  types: Type[]
}

export interface Type {
  readonly kind: 'object' | 'interface' | 'union' | 'enum' | 'input' | 'scalar'
  name: string
  /** The one subgraph that has it; null for what each has that names it. Entities and roots are spread by their fields. */
  home: string | null
  isEntity: boolean
  interfaces: string[]
  fields: Field[]
  /** Of a union or an enum. */
  members: Member[]
}

export interface Member {
  name: string
  directives: string
}

export interface Field {
  name: string
  type: string
  args: Input[]
  /** Of an entity's or a root's field, the subgraph that has it. */
  owner: string
  directives: string
  default: string | null
}

export interface Input {
  name: string
  type: string
  default: string | null
  directives: string
}

export const namedType = (type: string): string => type.replaceAll(/[[\]!]/g, '')
export const isRoot = ({ name }: Type): boolean => ['Query', 'Mutation', 'Subscription'].includes(name)
export const leaves = ['Int', 'Float', 'String', 'ID', 'Boolean']

export const typeNamed = (model: Model, name: string): Type | undefined =>
  model.types.find((type) => type.name === name)

/** Whether a field of this type can be answered by a subgraph. */
export function canOwn(model: Model, subgraph: string, type: string): boolean {
  const home = typeNamed(model, namedType(type))?.home
  return home === undefined || home === null || home === subgraph
}

const empty = { home: null, isEntity: false, interfaces: [], fields: [], members: [] }

/** A schema of two or three subgraphs with a bit of everything. */
export function randomModel(seed: number): Model {
  const random = new Random('model', seed)
  const subgraphs = random.chance(0.3) ? ['a', 'b', 'c'] : ['a', 'b']
  const model: Model = { subgraphs, types: [] }
  const add = (type: Partial<Type> & Pick<Type, 'kind' | 'name'>): Type => {
    const made: Type = structuredClone({ ...empty, ...type })
    model.types.push(made)
    return made
  }
  const members = (names: readonly string[]) => names.map((name) => ({ name, directives: '' }))
  add({ kind: 'scalar', name: 'Day' })
  add({ kind: 'enum', name: 'Mood', members: members(['GOOD', 'BAD', 'ODD']) })
  add({ kind: 'enum', name: 'Sort', members: members(['UP', 'DOWN']) })
  add({ kind: 'input', name: 'Inner' }).fields = inputFields(random, ['Int', '[ID]', 'Sort', 'Boolean! = true'])
  add({ kind: 'input', name: 'Filter' }).fields = inputFields(random, [
    'String',
    'Inner',
    '[Inner!]',
    'Float',
    'Int! = 3',
    'Sort = UP',
  ])
  const home = random.pick(subgraphs)
  const entities = ['User', 'Post', 'Page'].map((name) => add({ kind: 'object', name, isEntity: true }))
  const values = ['Money', 'Place'].map((name) => add({ kind: 'object', name }))
  const node = add({ kind: 'interface', name: 'Node', home })
  node.fields = [field(random, model, 'rank', home, ['Int', 'Float', 'Mood'])]
  for (const entity of random.some(entities, 0.7)) implement(entity, node)
  if (!entities.some(({ interfaces }) => interfaces.length > 0)) implement(entities[0]!, node)
  add({
    kind: 'union',
    name: 'Item',
    home,
    members: members(['User', 'Money', ...random.some(['Post', 'Place'], 0.5)]),
  })

  const types = [...leaves, 'Mood', 'Day', 'User', 'Post', 'Page', 'Money', 'Place', 'Node', 'Item']
  for (const value of values)
    for (let index = 0; index < 3; index++)
      value.fields.push(field(random, model, `v${index}`, 'a', [...leaves, 'Mood', 'Day', 'User']))
  for (const entity of entities)
    for (let index = 0; index < 3; index++)
      entity.fields.push(field(random, model, `f${index}`, random.pick(subgraphs), types))
  const query = add({ kind: 'object', name: 'Query' })
  for (const [index, type] of [
    'User',
    '[Post]',
    'Page!',
    'Node',
    '[Item!]',
    'Money',
    ...leaves.slice(0, 2),
  ].entries()) {
    const owner = random.pick(subgraphs.filter((subgraph) => canOwn(model, subgraph, type)))
    query.fields.push({ ...field(random, model, `q${index}`, owner, ['Int']), type })
  }
  for (const name of ['Mutation', 'Subscription'])
    add({ kind: 'object', name }).fields.push(
      field(random, model, name === 'Mutation' ? 'm0' : 's0', random.pick(subgraphs), ['User', 'Int', 'Money', 'Mood']),
    )
  return model
}

export function implement(object: Type, { name, fields }: Type): void {
  object.interfaces.push(name)
  for (const field of fields)
    if (!object.fields.some((own) => own.name === field.name)) object.fields.push(structuredClone(field))
}

/** A field of one of these types, in a subgraph that can answer it. */
export function field(random: Random, model: Model, name: string, owner: string, types: readonly string[]): Field {
  const type = wrapped(random, random.pick(types.filter((type) => canOwn(model, owner, type))))
  const args = random.chance(0.5)
    ? []
    : inputFields(random, ['Int', 'ID', '[Int]', 'Sort', 'Filter', 'Boolean! = true', 'Int = 20', 'String!'], 'x')
  return { name, type, args, owner, directives: '', default: null }
}

function wrapped(random: Random, type: string): string {
  const one = random.chance(0.3) ? `${type}!` : type
  if (random.chance(0.75)) return one
  return random.chance(0.4) ? `[${one}]!` : `[${one}]`
}

/** One to three of these types, each with its default. */
export function inputFields(random: Random, types: readonly string[], prefix = 'i'): Field[] {
  return Array.from({ length: 1 + random.below(3) }, (_, index) => {
    const [type = '', value = null] = random.pick(types).split(' = ')
    return { name: `${prefix}${index}`, type, default: value, directives: '', args: [], owner: '' }
  })
}
