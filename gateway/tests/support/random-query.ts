import {
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import type { Asked } from './gateways.ts'
import type { Seeded } from './seeded.ts'

/** Names that get in a planner's way, each used once in a query at most. */
export interface Hostile {
  readonly aliases: readonly string[]
  /** At least four. */
  readonly variables: readonly string[]
}

/**
 * Makes up a query: aliases, arguments, fragments, conditions by constant and variable, typenames. It is valid unless
 * `hostile` names happen to be those of fields beside them.
 */
export function randomQuery(schema: GraphQLSchema, random: Seeded, maxDepth = 7, hostile?: Hostile): Asked {
  const made = new RandomQuery(schema, random, maxDepth, hostile)
  return made.ask()
}

class RandomQuery {
  readonly #schema: GraphQLSchema
  readonly #random: Seeded
  readonly #variables = new Map<string, boolean>()
  readonly #maxDepth: number
  readonly #hostile: Hostile | undefined
  readonly #hostileAliases: string[]
  #aliases = 0
  #left: number

  constructor(schema: GraphQLSchema, random: Seeded, maxDepth: number, hostile: Hostile | undefined) {
    this.#hostile = hostile
    this.#hostileAliases = [...(hostile?.aliases ?? [])]
    this.#maxDepth = maxDepth
    this.#schema = schema
    this.#random = random
    this.#left = 5 + random.below(60)
  }

  ask(): Asked {
    const body = this.#selections(this.#schema.getQueryType() as GraphQLNamedType, 0)
    const definitions = [...this.#variables.keys()].map((name) => `$${name}: Boolean!`)
    const query = `query${definitions.length > 0 ? `(${definitions.join(', ')})` : ''} ${body}`
    return { query, variables: Object.fromEntries(this.#variables) }
  }

  #selections(type: GraphQLNamedType, depth: number): string {
    const random = this.#random
    const parts: string[] = []
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
    const wanted = 1 + random.below(depth === 0 ? 4 : 6)
    for (let count = 0; count < wanted && fields.length > 0; count++) {
      const field = random.pick(fields)
      const named = getNamedType(field.type)
      const leaf = isLeafType(named)
      if (!leaf && (depth >= this.#maxDepth || this.#left <= 0)) continue
      this.#left--
      const given = this.#arguments(field.args)
      // Without an alias two uses of a field with different arguments would not merge.
      const alias = given || random.chance(0.2) ? `${this.#alias()}: ` : ''
      const selections = leaf ? '' : ` ${this.#selections(named, depth + 1)}`
      parts.push(`${alias}${field.name}${given}${this.#condition()}${selections}`)
    }
    if (isAbstractType(type)) {
      for (const possible of this.#schema.getPossibleTypes(type)) {
        if (random.chance(0.6))
          parts.push(`... on ${possible.name}${this.#condition()} ${this.#selections(possible, depth + 1)}`)
      }
    } else if (random.chance(0.1) && depth < this.#maxDepth - 1) {
      parts.push(`... ${this.#condition()} ${this.#selections(type, depth + 1)}`)
    }
    if (parts.length === 0 || random.chance(0.15)) parts.push('__typename')
    if (this.#hostile && random.chance(0.15)) parts.push(`${this.#alias()}: __typename`)
    return `{ ${parts.join(' ')} }`
  }

  #alias(): string {
    const left = this.#hostileAliases
    if (left.length === 0 || this.#random.chance(0.3)) return `a${this.#aliases++}`
    return left.splice(this.#random.below(left.length), 1)[0]!
  }

  #condition(): string {
    const random = this.#random
    if (!random.chance(0.08)) return ''
    const directive = random.pick(['skip', 'include'])
    if (random.chance(0.3)) return ` @${directive}(if: ${random.chance(0.5)})`
    const number = random.below(4)
    const name = this.#hostile?.variables[number] ?? `v${number}`
    if (!this.#variables.has(name)) this.#variables.set(name, random.chance(0.5))
    return ` @${directive}(if: $${name})`
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args
      .filter((argument) => isRequiredArgument(argument) || this.#random.chance(0.4))
      .map((argument) => `${argument.name}: ${this.#value(argument.type)}`)
    return given.length > 0 ? `(${given.join(', ')})` : ''
  }

  #value(type: GraphQLInputType): string {
    const random = this.#random
    if (isNonNullType(type)) return this.#value(type.ofType)
    if (isListType(type)) return `[${this.#value(type.ofType)}]`
    if (isEnumType(type)) return random.pick(type.getValues()).name
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter((field) => isNonNullType(field.type) || random.chance(0.3))
      const kept = type.isOneOf ? fields.slice(0, 1) : fields
      return `{ ${kept.map((field) => `${field.name}: ${this.#value(field.type)}`).join(', ')} }`
    }
    if (type.name === 'Int') return String(random.below(4))
    if (type.name === 'Float') return String(random.below(40) / 4)
    if (type.name === 'Boolean') return String(random.chance(0.5))
    return JSON.stringify(random.pick(['1', '2', 'a', 'p1', 'x']))
  }
}
