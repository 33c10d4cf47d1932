import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  isUnionType,
  parse,
  validate,
} from 'graphql'
import { Random } from './random.ts'

/** An operation that is valid on the schema, as text. */
export function randomOperation(schema: GraphQLSchema, ...seed: readonly number[]): string {
  for (let attempt = 0; ; attempt++) {
    const text = new Writer(schema, new Random('operation', ...seed, attempt)).write()
    if (validate(schema, parse(text)).length === 0) return text
    if (attempt > 50) return '{ __typename }'
  }
}

class Writer {
  readonly #schema: GraphQLSchema
  readonly #random: Random
  readonly #variables: string[] = []
  readonly #fragments: string[] = []
  #aliases = 0

  constructor(schema: GraphQLSchema, random: Random) {
    this.#schema = schema
    this.#random = random
  }

  write(): string {
    const random = this.#random
    const kind = random.chance(0.8) ? 'query' : random.pick(['mutation', 'subscription'] as const)
    const root = this.#schema.getRootType(kind as never) ?? this.#schema.getQueryType()!
    const keyword = root === this.#schema.getQueryType() ? 'query' : kind
    const body = keyword === 'subscription' ? this.#only(root) : this.#selections(root, 0)
    const defined = this.#variables.length > 0 ? `(${this.#variables.join(', ')})` : ''
    return [`${keyword}${defined} ${body}`, ...this.#fragments].join(' ')
  }

  #only(root: GraphQLObjectType): string {
    return `{ ${this.#field(root, 0) ?? '__typename'} }`
  }

  /** @param possible the objects that may stand here: what none of them can be is not asked */
  #selections(type: GraphQLCompositeType, depth: number, possible = this.#possible(type)): string {
    const random = this.#random
    const parts: string[] = []
    if (random.chance(0.25)) parts.push('__typename')
    for (let count = 1 + random.below(3); count > 0; count--) {
      const part =
        isUnionType(type) || random.chance(isAbstractType(type) ? 0.5 : 0.12)
          ? this.#fragment(depth, possible)
          : this.#field(type, depth)
      if (part) parts.push(part)
    }
    return `{ ${[...new Set(parts)].join(' ') || '__typename'} }`
  }

  #field(type: GraphQLCompositeType, depth: number): string | undefined {
    if (isUnionType(type)) return undefined
    const random = this.#random
    const field = random.pick(Object.values(type.getFields()))
    const named = getNamedType(field.type)
    if (!isLeafType(named) && depth >= 3) return undefined
    const args = this.#arguments(field.args)
    const alias = args || random.chance(0.1) ? `a${this.#aliases++}: ` : ''
    const below = isLeafType(named) ? '' : ` ${this.#selections(named as GraphQLCompositeType, depth + 1)}`
    return `${alias}${field.name}${args}${below}`
  }

  #possible(type: GraphQLCompositeType): ReadonlySet<string> {
    return new Set((isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type]).map(({ name }) => name))
  }

  #fragment(depth: number, possible: ReadonlySet<string>): string | undefined {
    const random = this.#random
    const others = Object.values(this.#schema.getTypeMap()).filter(
      (other): other is GraphQLCompositeType =>
        isCompositeType(other) && !other.name.startsWith('_') && !this.#possible(other).isDisjointFrom(possible),
    )
    const on = random.pick(others)
    if (depth >= 4) return undefined
    const body = this.#selections(on, depth + 1, this.#possible(on).intersection(possible))
    if (random.chance(0.6)) return `... on ${on.name} ${body}`
    const name = `F${this.#fragments.length}`
    this.#fragments.push(`fragment ${name} on ${on.name} ${body}`)
    return `...${name}`
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args
      .filter((argument) => isRequiredArgument(argument) || this.#random.chance(0.5))
      .map(({ name, type, defaultValue }) => `${name}: ${this.#value(type, defaultValue !== undefined)}`)
    return given.length > 0 ? `(${given.join(', ')})` : ''
  }

  #value(type: GraphQLInputType, hasDefault = false): string {
    const random = this.#random
    return random.chance(0.4) ? this.#variable(type, hasDefault) : this.#literal(type)
  }

  #variable(type: GraphQLInputType, hasDefault: boolean): string {
    const random = this.#random
    const name = `$v${this.#variables.length}`
    // Reserved before its default is written, which has no variables.
    const index = this.#variables.push('') - 1
    const inner = isNonNullType(type) ? type.ofType : type
    const stricter = random.chance(0.4) ? `${inner}!` : String(isNonNullType(type) && hasDefault ? inner : type)
    const value = random.chance(0.2) ? ` = ${this.#constant(isNonNullType(type) ? type : inner)}` : ''
    this.#variables[index] = `${name}: ${stricter}${value}`
    return name
  }

  #constant(type: GraphQLInputType): string {
    return new Writer(this.#schema, this.#random).#literal(type, true)
  }

  #literal(type: GraphQLInputType, isConstant = false, depth = 0): string {
    const random = this.#random
    if (isNonNullType(type)) return this.#filled(type.ofType, isConstant, depth)
    return random.chance(0.1) ? 'null' : this.#filled(type, isConstant, depth)
  }

  #filled(type: GraphQLInputType, isConstant: boolean, depth: number): string {
    const random = this.#random
    const part = (type: GraphQLInputType) =>
      !isConstant && random.chance(0.25) ? this.#variable(type, false) : this.#literal(type, isConstant, depth + 1)
    if (isNonNullType(type)) return this.#filled(type.ofType, isConstant, depth)
    if (isListType(type))
      return random.chance(0.2)
        ? this.#filled(type.ofType, isConstant, depth)
        : `[${Array.from({ length: random.below(3) }, () => part(type.ofType)).join(', ')}]`
    if (isEnumType(type)) return random.pick(type.getValues()).name
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => isRequiredInputField(field) || (depth < 3 && random.chance(0.5)),
      )
      return `{ ${fields.map((field) => `${field.name}: ${part(field.type)}`).join(', ')} }`
    }
    if (type.name === 'Int') return String(random.below(5))
    if (type.name === 'Float') return random.pick(['1.5', '2'])
    if (type.name === 'Boolean') return random.pick(['true', 'false'])
    return type.name === 'ID' ? random.pick(['"1"', '5']) : '"text"'
  }
}
