import {
  doTypesOverlap,
  type GraphQLArgument,
  type GraphQLCompositeType,
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
import { randomConstant, randomValue } from './random-values.ts'
import type { Seeded } from './seeded.ts'

type Values = { readonly [variable: string]: unknown }

/** An operation, and the same with plain names in place of the variables' odd ones: as many letters, so all is where it was. */
export interface RandomOperation {
  readonly query: string
  readonly plainQuery: string
  readonly variables: readonly { readonly given: Values; readonly plain: Values }[]
  /** From what the plain one says to what the odd one should. */
  oddly(text: string): string
}

/** What objects inherit, what the planner says itself, and what stands in code that is made of a query. */
const oddNames = [
  'toString',
  '__proto__',
  'constructor',
  'valueOf',
  'hasOwnProperty',
  'representations',
  'prototype',
  'length',
  'then',
  'input',
  'errors',
  'undefined',
  'default',
]

const oddAliases = ['toString', '__proto__', 'constructor', 'hasOwnProperty', 'valueOf', 'toJSON', 'length', 'class']

export interface Oddity {
  readonly maxDepth?: number
  readonly variableNames?: readonly string[]
  readonly aliases?: readonly string[]
  /** Share of the variables that get a value they can't have. */
  readonly wrong?: number
}

/**
 * Makes up a valid operation of everything that a compiler may get wrong: fragments that are spread again under other
 * conditions and in each other, odd names, variables that are null, left out or defaulted, in conditions too.
 */
export function randomOperation(schema: GraphQLSchema, random: Seeded, oddity: Oddity = {}): RandomOperation {
  return new Maker(schema, random, oddity).make()
}

interface Variable {
  readonly name: string
  readonly plain: string
  readonly type: string
  readonly named: GraphQLInputType
}

interface Fragment {
  readonly name: string
  readonly on: GraphQLCompositeType
  readonly text: string
}

class Maker {
  readonly #schema: GraphQLSchema
  readonly #random: Seeded
  readonly #oddity: Oddity
  readonly #variables: Variable[] = []
  readonly #fragments: Fragment[] = []
  readonly #aliases = new Map<string, string>()
  #left: number

  constructor(schema: GraphQLSchema, random: Seeded, oddity: Oddity) {
    this.#schema = schema
    this.#random = random
    this.#oddity = oddity
    this.#left = 4 + random.below(30)
  }

  make(): RandomOperation {
    const random = this.#random
    const kind = this.#schema.getMutationType() && random.chance(0.2) ? 'mutation' : 'query'
    const root = (kind === 'query' ? this.#schema.getQueryType() : this.#schema.getMutationType()) as GraphQLNamedType
    const body = this.#selections(root as GraphQLCompositeType, 0)
    const used = this.#variables
    const text = (nameOf: (variable: Variable) => string) => {
      const defined = used.map(({ plain, type }) => `$${plain}: ${type}`).join(', ')
      const fragments = this.#fragments.map(({ name, on, text }) => `fragment ${name} on ${on.name} ${text}`)
      const whole = [`${kind} Q${defined && `(${defined})`} ${body}`, ...fragments].join('\n')
      return used.reduce(
        (result, variable) => result.replaceAll(`$${variable.plain}`, () => `$${nameOf(variable)}`),
        whole,
      )
    }
    const variables = Array.from({ length: 4 }, () => {
      const values = used.flatMap((variable) => {
        const value = this.#given(variable)
        return value === undefined ? [] : [{ variable, value }]
      })
      const by = (nameOf: (variable: Variable) => string) =>
        Object.fromEntries(values.map(({ variable, value }) => [nameOf(variable), value]))
      return { given: by(({ name }) => name), plain: by(({ plain }) => plain) }
    })
    return {
      query: text(({ name }) => name),
      plainQuery: text(({ plain }) => plain),
      variables,
      oddly: (said) => used.reduce((result, { name, plain }) => result.replaceAll(plain, name), said),
    }
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    const random = this.#random
    const { maxDepth = 5 } = this.#oddity
    const parts: string[] = []
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
    const wanted = 1 + random.below(4)
    for (let count = 0; count < wanted && fields.length > 0; count++) {
      const field = random.pick(fields)
      const named = getNamedType(field.type)
      const leaf = isLeafType(named)
      if (!leaf && (depth >= maxDepth || this.#left <= 0)) continue
      this.#left--
      const given = this.#arguments(field.args)
      const alias = this.#alias(`${field.name}${given}: ${field.type}`, given !== '' || random.chance(0.15))
      const selections = leaf ? '' : ` ${this.#selections(named as GraphQLCompositeType, depth + 1)}`
      parts.push(`${alias}${field.name}${given}${this.#conditions()}${selections}`)
    }
    const spreads = depth < maxDepth ? random.below(3) : 0
    for (let count = 0; count < spreads; count++) parts.push(this.#spread(type, depth))
    if (parts.length === 0 || random.chance(0.15)) parts.push(`__typename${this.#conditions()}`)
    return `{ ${parts.join(' ')} }`
  }

  /** One that stands already, wherever it fits; or a new one; or none with a name. */
  #spread(type: GraphQLCompositeType, depth: number): string {
    const random = this.#random
    const fitting = this.#fragments.filter(({ on }) => doTypesOverlap(this.#schema, on, type))
    if (fitting.length > 0 && random.chance(0.6)) return `...${random.pick(fitting).name}${this.#conditions()}`
    const on = random.chance(0.5) ? type : random.pick(this.#overlapping(type))
    if (this.#left > 0 && random.chance(0.6)) {
      const text = this.#selections(on, depth + 1)
      const name = random.chance(0.1)
        ? (['toString', 'constructor', '__proto__'][this.#fragments.length] ?? `F${this.#fragments.length}`)
        : `F${this.#fragments.length}`
      if (!this.#fragments.some((fragment) => fragment.name === name)) this.#fragments.push({ name, on, text })
      return `...${name}${this.#conditions()}`
    }
    const condition = on === type && random.chance(0.5) ? '' : ` on ${on.name}`
    return `...${condition}${this.#conditions()} ${this.#selections(on, depth + 1)}`
  }

  #overlapping(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const types = Object.values(this.#schema.getTypeMap()).filter(
      (other): other is GraphQLCompositeType => isAbstractType(other) || isObjectType(other),
    )
    return types.filter((other) => !other.name.startsWith('__') && doTypesOverlap(this.#schema, other, type))
  }

  /** One response key stands for one thing in the whole operation, so that all selections can merge. */
  #alias(thing: string, wanted: boolean): string {
    const random = this.#random
    if (!wanted) return ''
    const known = [...this.#aliases].filter(([, of]) => of === thing)
    if (known.length > 0 && random.chance(0.7)) return `${random.pick(known)[0]}: `
    const { aliases = oddAliases } = this.#oddity
    const odd = random.pick(aliases)
    const alias = random.chance(0.5) && !this.#aliases.has(odd) ? odd : `a${this.#aliases.size}`
    this.#aliases.set(alias, thing)
    return `${alias}: `
  }

  #conditions(): string {
    const random = this.#random
    if (!random.chance(0.3)) return ''
    const condition = (directive: string) => {
      if (random.chance(0.15)) return ` @${directive}(if: ${random.chance(0.5)})`
      return ` @${directive}(if: ${this.#variable(random.chance(0.5) ? 'Boolean!' : 'Boolean = $', this.#boolean, 3)})`
    }
    if (random.chance(0.15)) return condition('skip') + condition('include')
    return condition(random.pick(['skip', 'include']))
  }

  get #boolean(): GraphQLInputType {
    return this.#schema.getType('Boolean') as GraphQLInputType
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const given = args
      .filter((argument) => isRequiredArgument(argument) || this.#random.chance(0.6))
      .map((argument) => `${argument.name}: ${this.#argument(argument)}`)
    return given.length > 0 ? `(${given.join(', ')})` : ''
  }

  #argument({ type, defaultValue }: Pick<GraphQLArgument, 'type' | 'defaultValue'>): string {
    const random = this.#random
    if (random.chance(0.5)) {
      const mayBeNull = !isNonNullType(type) || (defaultValue !== undefined && random.chance(0.5))
      const text = mayBeNull ? String(isNonNullType(type) ? type.ofType : type) : String(type)
      const needsDefault = isNonNullType(type) && mayBeNull && defaultValue === undefined
      return this.#variable(needsDefault || random.chance(0.3) ? `${text} = $` : text, type, 2)
    }
    return this.#literal(type)
  }

  #literal(type: GraphQLInputType): string {
    const random = this.#random
    if (isNonNullType(type)) return this.#literal(type.ofType)
    if (random.chance(0.1)) return 'null'
    if (isListType(type)) {
      if (random.chance(0.2)) return this.#literal(isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType)
      return `[${Array.from({ length: random.below(3) }, () => this.#inner(type.ofType)).join(', ')}]`
    }
    if (isEnumType(type)) return random.pick(type.getValues()).name
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => (isNonNullType(field.type) && field.defaultValue === undefined) || random.chance(0.5),
      )
      return `{ ${fields.map((field) => `${field.name}: ${this.#inner(field.type)}`).join(', ')} }`
    }
    if (type.name === 'Int') return String(random.below(4))
    if (type.name === 'Float') return String(random.below(40) / 4)
    if (type.name === 'Boolean') return String(random.chance(0.5))
    if (type.name === 'ID' || type.name === 'String') return JSON.stringify(random.pick(['1', '2', 'a', '']))
    return random.pick(['1', '"x"', '{ a: [1, "b"] }', '[true, null]'])
  }

  #inner(type: GraphQLInputType): string {
    const text = String(type)
    if (this.#random.chance(0.3)) return this.#variable(this.#random.chance(0.3) ? `${text} = $` : text, type, 2)
    return isNonNullType(type) ? this.#literal(type).replace(/^null$/, this.#literalOf(type)) : this.#literal(type)
  }

  #literalOf(type: GraphQLInputType): string {
    for (;;) {
      const literal = this.#literal(type)
      if (literal !== 'null') return literal
    }
  }

  /** A variable of this type, one of a few; `$` in the type stands for its default. */
  #variable(type: string, of: GraphQLInputType, few: number): string {
    const random = this.#random
    const alike = this.#variables.filter((variable) => variable.type.replace(/= .*/, '= $') === type)
    if (alike.length > 0 && (alike.length >= few || random.chance(0.5))) return `$${random.pick(alike).plain}`
    const { variableNames = oddNames } = this.#oddity
    const free = variableNames.filter((name) => !this.#variables.some((variable) => variable.name === name))
    const index = this.#variables.length
    const name = free.length > 0 && random.chance(0.7) ? random.pick(free) : `v${index}x`
    const plain = `v${index}_`.padEnd(name.length, 'x')
    this.#variables.push({ name, plain, type: type.replace('$', () => randomConstant(of, random)), named: of })
    return `$${plain}`
  }

  /** Undefined where the variable is left out. */
  #given({ type, named }: Variable): unknown {
    const random = this.#random
    const { wrong = 0.02 } = this.#oddity
    if (random.chance(wrong)) return random.pick([null, undefined, {}, [], 'wrong', 1.5, -1, true])
    if (!type.includes('!') || type.includes('=')) {
      if (random.chance(0.25)) return undefined
      if (!type.replace(/ =.*/, '').endsWith('!') && random.chance(0.2)) return null
    }
    return randomValue(named, random)
  }
}
