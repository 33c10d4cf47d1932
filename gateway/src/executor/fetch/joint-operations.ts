import type { FetchNode } from '@apollo/query-planner'
import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  print,
  stripIgnoredCharacters,
  type VariableDefinitionNode,
  visit,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { writeOwn } from '../own-keys.ts'
import type { Run } from '../run.ts'
import type { JsonObject, SubgraphFetch } from '../types.ts'

/** What fetches of entities ask about each of them: those with the same question can share one list of representations. */
export interface Question {
  readonly id: number
  readonly document: DocumentNode
  readonly operation: OperationDefinitionNode
  /** Its variables that are not the client's: the representations, and the values of contexts. */
  readonly ownVariables: ReadonlySet<string>
  /** How much it is of what a subgraph may limit. */
  readonly aliases: number
  readonly characters: number
}

/** A question of some entities. */
export interface Asked {
  readonly question: Question
  /** One of the fetches that ask it. */
  readonly fetch: { bind(run: Run, extra?: JsonObject): SubgraphFetch }
  /** The values of its own variables. */
  readonly values: JsonObject
}

/** Several questions as one operation. */
export interface JointOperation {
  /** The response keys of the questions, in order. */
  readonly keys: readonly string[]
  bind(run: Run, asked: readonly Asked[]): SubgraphFetch
  /** So many times more it is not to be asked, because it was refused as a whole. */
  rests: number
  /** How often in a row it was refused. */
  refusals: number
}

/** Most operations that are kept of one plan. It has one or two, or some more if it takes values from contexts. */
const maxOperations = 8

/** The questions of one compiled plan, and the operations made of those that were asked at the same moment. */
export class JointOperations {
  readonly #questions = new Map<string, Question>()
  readonly #operations = new LRUCache<string, JointOperation>({ max: maxOperations })

  /** The question of a fetch of entities; undefined for one that can't be asked together with others. */
  questionOf(node: FetchNode, document: DocumentNode): Question | undefined {
    const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION)
    const [operation] = operations
    if (!operation || operations.length > 1 || !isPlain(operation)) return undefined
    // The planner numbers the names, which come first in the text.
    const text = `${node.serviceName} ${node.operation.replace(node.operationName ?? '', '')}`
    let question = this.#questions.get(text)
    if (!question) {
      let aliases = 1
      visit(document, { Field: ({ alias }) => void (alias && aliases++) })
      const ownVariables = new Set(['representations'])
      for (const { renameKeyTo } of node.contextRewrites ?? []) ownVariables.add(renameKeyTo)
      const id = this.#questions.size
      question = { id, document, operation, ownVariables, aliases, characters: node.operation.length }
      this.#questions.set(text, question)
    }
    return question
  }

  /** The operation of questions, of which one may be there more than once, with other values. */
  operationOf(questions: readonly Question[]): JointOperation {
    const name = questions.map(({ id }) => id).join()
    let operation = this.#operations.get(name)
    if (!operation) {
      operation = { ...(questions.length === 1 ? asItIs : join(questions)), rests: 0, refusals: 0 }
      this.#operations.set(name, operation)
    }
    return operation
  }
}

/** Whether an operation has nothing but `_entities`, as the planner writes it. */
function isPlain({ selectionSet, directives }: OperationDefinitionNode): boolean {
  const [field, ...others] = selectionSet.selections
  if (field?.kind !== Kind.FIELD || others.length > 0 || directives?.length || field.directives?.length) return false
  return field.name.value === '_entities' && !field.alias
}

type Made = Pick<JointOperation, 'keys' | 'bind'>

const asItIs: Made = {
  keys: ['_entities'],
  bind: (run, [asked]) => asked!.fetch.bind(run, asked!.values),
}

/** Each question gets an alias, and its own variables and fragments get names that no other has. */
function join(questions: readonly Question[]): Made {
  const isTaken = (name: string) => questions.some(({ operation }) => definesVariable(operation, name))
  let mark = '_'
  const nameOf = (name: string, index: number) => `${name}${mark}${index}`
  while (questions.some(({ ownVariables }, index) => [...ownVariables].some((own) => isTaken(nameOf(own, index))))) {
    mark += '_'
  }
  const renamed = questions.map((question, index) => rename(question, (name) => nameOf(name, index)))
  const keys = questions.map((_, index) => nameOf('entities', index))
  const variables = new Map<string, VariableDefinitionNode>()
  for (const { operation } of renamed) {
    for (const definition of operation.variableDefinitions ?? [])
      variables.set(definition.variable.name.value, definition)
  }
  const [{ operation: first }] = questions as [Question]
  const operationName = first.name && `${first.name.value}_and_${questions.length - 1}_more`
  const definition: OperationDefinitionNode = {
    ...first,
    ...(operationName && { name: { kind: Kind.NAME, value: operationName } }),
    variableDefinitions: [...variables.values()],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: renamed.flatMap(({ operation }, index) =>
        operation.selectionSet.selections.map((selection) => ({
          ...selection,
          alias: { kind: Kind.NAME, value: keys[index]! },
        })),
      ) as OperationDefinitionNode['selectionSet']['selections'],
    },
  }
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [definition, ...renamed.flatMap(({ fragments }) => fragments)],
  }
  const operation = stripIgnoredCharacters(print(document))
  const key = {}
  return {
    keys,
    bind: (run, asked) => {
      const variables: JsonObject = {}
      for (const [index, { question, fetch, values }] of asked.entries()) {
        const { variables: clients } = fetch.bind(run)
        for (const name of Object.keys(clients)) writeOwn(variables, name, clients[name])
        for (const own of question.ownVariables) {
          if (values[own] !== undefined) writeOwn(variables, nameOf(own, index), values[own])
        }
      }
      return { operation, document, operationName, operationKind: first.operation, variables, key }
    },
  }
}

function definesVariable({ variableDefinitions = [] }: OperationDefinitionNode, name: string): boolean {
  return variableDefinitions.some(({ variable }) => variable.name.value === name)
}

/** Fragments are all renamed, so no two of different questions have one name. */
function rename({ document, ownVariables }: Question, nameOf: (name: string) => string) {
  const renamed = visit(document, {
    Variable: (variable) =>
      ownVariables.has(variable.name.value)
        ? { ...variable, name: { kind: Kind.NAME, value: nameOf(variable.name.value) } }
        : undefined,
    FragmentSpread: (spread) => ({ ...spread, name: { kind: Kind.NAME, value: nameOf(spread.name.value) } }),
    FragmentDefinition: (fragment) => ({ ...fragment, name: { kind: Kind.NAME, value: nameOf(fragment.name.value) } }),
  })
  return {
    operation: renamed.definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION)!,
    fragments: renamed.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION),
  }
}
