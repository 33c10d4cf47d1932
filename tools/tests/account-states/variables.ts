import { newId } from '@plaza/database'
import {
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  typeFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql'

export interface Pools {
  /** Ids by the name of their type. */
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>
  /** Texts by the name of the variable or field that takes them. */
  readonly words: Readonly<Record<string, readonly string[]>>
}

type Values = { [name: string]: unknown }

/** Names of ids that do not end with that of their type. */
const unlikeTheirType: { readonly [stem: string]: readonly string[] } = {
  subject: ['Post', 'Comment'],
  parent: ['Comment'],
  replyTo: ['Message'],
  media: ['MediaFile'],
  profilePicture: ['MediaFile'],
  coverPhoto: ['MediaFile'],
  upload: ['MediaFile'],
  customAudience: ['User'],
  participant: ['User'],
  // Groups that there are none of are passed over.
  ...{ notificationGroup: ['Notification'], upTo: ['Notification'] },
  // Nobody there filters words.
  filteredWord: ['User'],
  // Nobody there moderates, or was judged: whatever it names, it is none of theirs.
  ...{ case: ['User'], decision: ['User'], appeal: ['User'] },
}

/** Where the answer goes on: the first page is asked for. */
const cursors = new Set(['after', 'before'])

/** What is written by the way, where nobody else's account can matter. */
const plain: Readonly<Record<string, readonly unknown[]>> = {
  ...{ content: ['some words'], description: ['some words'], location: ['Vienna'], bio: ['some words'] },
  ...{ email: ['somebody@example.com'], password: ['a long enough one'], identifier: ['nobody'] },
  ...{ refreshToken: ['none'], filename: ['a.png'], mimeType: ['image/png'], byteSize: [1], altText: ['a picture'] },
  ...{ firstName: ['Some'], lastName: ['Body'], website: ['https://example.com'], phoneNumber: ['+4366012345678'] },
  ...{ note: ['some words'], explanation: ['some words'], statement: ['some words'], token: ['none'] },
  ...{ until: ['07:00'] },
  ...{ locale: ['de'], timeZone: ['Europe/Vienna'], from: ['22:00'], applicationServerKey: ['none'] },
  ...{ reportToken: ['none'], restrictForHours: [1] },
  ...{ phrase: ['some words'] },
  ...{ dateOfBirth: ['1990-01-01'], first: [3], last: [3], x: [0.5], y: [0.5] },
}

/**
 * Sets of variables for an operation: everything that the network has stands once in each place that can name it, beside
 * whatever comes in the others.
 * @throws Error for a variable of which nobody knows what to put there
 */
export function variablesFor(schema: GraphQLSchema, document: DocumentNode, pools: Pools, most: number): Values[] {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!
  const uses = usesOfVariables(schema, document)
  const places = new Map<string, readonly unknown[]>()
  const fill = (chosen: ReadonlyMap<string, unknown>, turn: number) => {
    const choose = (place: string, values: readonly unknown[]) => {
      places.set(place, values)
      return chosen.has(place) ? chosen.get(place) : values[(turn * 7) % values.length]
    }
    const values: Values = {}
    for (const { variable, type } of operation.variableDefinitions ?? []) {
      const name = variable.name.value
      const use = uses.get(name) ?? { as: name }
      const inputType = typeFromAST(schema, type as never) as GraphQLInputType
      const value = inputFor(inputType, use.as, { place: name, finds: use.finds, pools, choose })
      if (value !== undefined) values[name] = value
    }
    return values
  }
  const sets = [fill(new Map(), 0)]
  for (const [place, values] of places) {
    const step = Math.max(1, Math.ceil(values.length / most))
    for (let turn = 0; turn < values.length; turn += step) sets.push(fill(new Map([[place, values[turn]]]), turn))
  }
  return sets
}

interface Filling {
  readonly place: string
  /** The type of the object that a field finds by it. */
  readonly finds: string | undefined
  readonly pools: Pools
  choose(place: string, values: readonly unknown[]): unknown
}

function inputFor(type: GraphQLInputType, name: string, filling: Filling): unknown {
  const { place, choose } = filling
  if (cursors.has(name) && !isNonNullType(type)) return undefined
  if (isNonNullType(type)) return inputFor(type.ofType, name, filling)
  if (isListType(type)) return [inputFor(type.ofType, name, filling)]
  if (isInputObjectType(type)) {
    return Object.fromEntries(
      Object.values(type.getFields()).map((field) => [
        field.name,
        inputFor(field.type, field.name, { ...filling, place: `${place}.${field.name}` }),
      ]),
    )
  }
  if (isEnumType(type))
    return choose(
      place,
      type.getValues().map((value) => value.name),
    )
  if (type.name === 'Boolean') return choose(place, [true, false])
  if (name === 'idempotencyKey') return newId()
  if (type.name === 'DateTime') return '2035-01-01T00:00:00.000Z'
  return choose(place, type.name === 'ID' ? idsOf(name, filling) : textsOf(name, type.name, filling))
}

function idsOf(name: string, { finds, pools, place }: Filling): readonly string[] {
  const stem = name.replace(/Ids?$/, '')
  const lower = stem.toLowerCase()
  const isIts = (type: string) => type.toLowerCase().endsWith(lower) || lower.endsWith(type.toLowerCase())
  const types = name === 'id' && finds ? [finds] : (unlikeTheirType[stem] ?? [...pools.ids.keys()].filter(isIts))
  const ids = types.flatMap((type) => [...(pools.ids.get(type) ?? [])])
  if (ids.length === 0)
    throw new Error(`What is the id ${place} of? tools/tests/account-states/variables.ts has to know`)
  return ids
}

function textsOf(name: string, type: string, { pools, place }: Filling): readonly unknown[] {
  const texts = pools.words[name] ?? plain[name]
  if (!texts) throw new Error(`What goes into ${place}: ${type}? tools/tests/account-states/variables.ts has to know`)
  return texts
}

interface Use {
  /** The argument or input field that takes the variable. */
  readonly as: string
  readonly finds?: string | undefined
}

function usesOfVariables(schema: GraphQLSchema, document: DocumentNode): Map<string, Use> {
  const uses = new Map<string, Use>()
  const info = new TypeInfo(schema)
  visit(
    document,
    visitWithTypeInfo(info, {
      Argument: ({ name, value }) => {
        const found = getNamedType(info.getFieldDef()?.type)
        const finds = isObjectType(found) ? found.name : undefined
        if (value.kind === Kind.VARIABLE) uses.set(value.name.value, { as: name.value, finds })
      },
      ObjectField: ({ name, value }) => {
        if (value.kind === Kind.VARIABLE) uses.set(value.name.value, { as: name.value })
      },
    }),
  )
  return uses
}

export const kindOf = ({ definitions }: DocumentNode): OperationDefinitionNode['operation'] =>
  definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!.operation
