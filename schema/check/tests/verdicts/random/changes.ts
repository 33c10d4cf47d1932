import {
  canOwn,
  type Field,
  field,
  type Input,
  implement,
  inputFields,
  isRoot,
  leaves,
  type Model,
  namedType,
  type Type,
} from './model.ts'
import type { Random } from './random.ts'

/** Changes a model in one way, or leaves it where it has nothing of the kind. */
export type ModelChange = (model: Model, random: Random) => void

const outputs = (model: Model): Type[] => model.types.filter(({ kind }) => kind === 'object' || kind === 'interface')
const inputs = (model: Model): Type[] => model.types.filter(({ kind }) => kind === 'input')
const enums = (model: Model): Type[] => model.types.filter(({ kind }) => kind === 'enum')

const anyField = (model: Model, random: Random) => random.find(outputs(model).flatMap(({ fields }) => fields))
const anyInput = (model: Model, random: Random): Input | undefined =>
  random.find(
    [...inputs(model), ...outputs(model).flatMap((type) => type.fields.map(({ args }) => ({ fields: args })))].flatMap(
      ({ fields }) => fields as Input[],
    ),
  )

const outputTypes = ['Int', 'Float', 'String', 'ID', 'Boolean', 'Mood', 'Day', 'User', 'Post', 'Money', 'Node', 'Item']
const inputTypes = ['Int', 'Float', 'String', 'ID', 'Sort', 'Mood', 'Filter', 'Inner']

function remove<T>(list: T[], random: Random): void {
  if (list.length > 1) list.splice(random.below(list.length), 1)
}

/** The same type with another wrapping: a list, no list, null or no null, outside or inside. */
function rewrapped(type: string, random: Random): string {
  const bare = type.replace(/!$/, '')
  const inner = /^\[(.*)\]$/.exec(bare)?.[1]
  return random.pick([
    type.endsWith('!') ? bare : `${type}!`,
    type.endsWith('!') ? bare : `${type}!`,
    ...(inner === undefined
      ? [`[${type}]`, `[${bare}]`]
      : [inner, `[${inner.endsWith('!') ? inner.slice(0, -1) : `${inner}!`}]`]),
  ])
}

function retyped(one: { type: string }, names: readonly string[], random: Random): void {
  const named = namedType(one.type)
  one.type = one.type.replace(named, random.pick(names.filter((name) => name !== named)))
}

function rename(model: Model, type: Type | undefined): void {
  if (!type || isRoot(type)) return
  const { name } = type
  const renamed = `${name}Two`
  const replace = (one: { type: string }) => {
    if (namedType(one.type) === name) one.type = one.type.replace(name, renamed)
  }
  type.name = renamed
  for (const other of model.types) {
    other.interfaces = other.interfaces.map((one) => (one === name ? renamed : one))
    for (const member of other.members) if (other.kind === 'union' && member.name === name) member.name = renamed
    for (const field of other.fields) {
      replace(field)
      for (const argument of field.args) replace(argument)
    }
  }
}

/** Every kind of change, by name. */
export const modelChanges: Readonly<Record<string, ModelChange>> = {
  removeField: (model, random) =>
    remove(random.pick(outputs(model).filter(({ fields }) => fields.length > 1)).fields, random),
  addField: (model, random) => {
    const type = random.pick(outputs(model).filter(({ kind }) => kind === 'object'))
    type.fields.push(field(random, model, 'added', type.fields[0]?.owner ?? 'a', outputTypes))
  },
  renameField: (model, random) => {
    const one = anyField(model, random)
    if (one) one.name = `${one.name}Two`
  },
  wrapField: (model, random) => {
    const one = anyField(model, random)
    if (one) one.type = rewrapped(one.type, random)
  },
  retypeField: (model, random) => {
    const one = anyField(model, random)
    const isLeaf = random.chance(0.7)
    if (one)
      retyped(
        one,
        (isLeaf ? [...leaves, 'Mood', 'Day'] : outputTypes).filter((name) => canOwn(model, one.owner, name)),
        random,
      )
  },
  addArgument: (model, random) => {
    const one = anyField(model, random)
    const [argument] = inputFields(random, ['Int', 'Int!', 'Int! = 1', 'Filter', 'Sort = UP'])
    one?.args.push({ ...argument!, name: 'added' })
  },
  removeArgument: (model, random) => {
    const one = random.find(outputs(model).flatMap(({ fields }) => fields.filter(({ args }) => args.length > 0)))
    one?.args.splice(random.below(one.args.length), 1)
  },
  wrapInput: (model, random) => {
    const one = anyInput(model, random)
    if (one)
      Object.assign(one, { type: rewrapped(one.type, random), default: one.type.includes('[') ? null : one.default })
  },
  retypeInput: (model, random) => {
    const one = anyInput(model, random)
    if (!one) return
    retyped(one, inputTypes, random)
    one.default = null
  },
  changeDefault: (model, random) => {
    const one = anyInput(model, random)
    if (!one) return
    const value = {
      Int: '7',
      Float: '2.5',
      String: '"d"',
      ID: '"d"',
      Boolean: 'false',
      Sort: 'DOWN',
      Inner: '{}',
      Filter: '{}',
    }[namedType(one.type)]
    one.default = one.default !== null && random.chance(0.5) ? null : (value ?? null)
  },
  addInputField: (model, random) => {
    const type = random.pick(inputs(model))
    const [one] = inputFields(random, ['Int', 'Int!', 'Int! = 1', '[Inner!]', 'Sort = UP'])
    type.fields.push({ ...one!, name: 'added' })
  },
  removeInputField: (model, random) => remove(random.pick(inputs(model)).fields, random),
  addEnumValue: (model, random) => void random.pick(enums(model)).members.push({ name: 'ADDED', directives: '' }),
  removeEnumValue: (model, random) => remove(random.pick(enums(model)).members, random),
  hide: (model, random) => {
    const one = random.find(
      [...enums(model).flatMap(({ members }) => members), anyField(model, random), anyInput(model, random)].filter(
        (one) => one !== undefined,
      ),
    )
    if (one) one.directives = '@inaccessible'
  },
  deprecate: (model, random) => {
    const one = random.find(
      [...enums(model).flatMap(({ members }) => members), anyField(model, random)].filter((one) => one !== undefined),
    )
    if (one && !one.directives) one.directives = '@deprecated(reason: "Old.")'
  },
  addMember: (model, random) => {
    const union = model.types.find(({ kind }) => kind === 'union')
    const other = ['Post', 'Place', 'Page'].find((name) => !union?.members.some((member) => member.name === name))
    if (union && other && random.chance(1)) union.members.push({ name: other, directives: '' })
  },
  removeMember: (model, random) => {
    const union = model.types.find(({ kind }) => kind === 'union')
    if (union) remove(union.members, random)
  },
  implement: (model, random) => {
    const node = model.types.find(({ kind }) => kind === 'interface')
    const type = random.find(model.types.filter(({ isEntity, interfaces }) => isEntity && interfaces.length === 0))
    if (node && type) implement(type, node)
  },
  leaveInterface: (model, random) => {
    const types = model.types.filter(({ interfaces }) => interfaces.length > 0)
    if (types.length > 1) random.pick(types).interfaces = []
  },
  renameType: (model, random) => rename(model, random.find(model.types.filter((type) => !isRoot(type)))),
  moveField: (model, random) => {
    const one = random.find(model.types.filter((type) => type.isEntity || isRoot(type)).flatMap(({ fields }) => fields))
    const owner = random.pick(model.subgraphs)
    if (one && canOwn(model, owner, one.type)) one.owner = owner
  },
  changeInterfaceField: (model, random) => {
    const node = model.types.find(({ kind }) => kind === 'interface')
    const [one] = node?.fields ?? []
    if (!node || !one) return
    const { name, type } = one
    const next = rewrapped(type, random)
    const all = model.types.filter(({ interfaces, name }) => name === node.name || interfaces.includes(node.name))
    const some = random.chance(0.5) ? all : all.filter(({ kind }) => kind === 'object').slice(0, 1)
    for (const other of some) for (const own of other.fields as Field[]) if (own.name === name) own.type = next
  },
}
