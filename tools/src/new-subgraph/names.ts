import { existsSync, readFileSync } from 'node:fs'
import { allEvents } from '@plaza/schema/events'
import { gatewayPort, isSubgraphName, subgraphNames, subgraphs } from '@plaza/schema/subgraphs'
import { buildSchema, isObjectType } from 'graphql'
import { CommandError } from '../command.ts'
import { inRepository } from '../repository.ts'
import { templateName } from './template.ts'

export interface NewSubgraph {
  /** One word in the plural and in lower case: `recipes`. */
  readonly name: string
  /** The entity that it owns, in the singular: `Recipe`. */
  readonly entity: string
  readonly port: number
}

/** Words that a table, a constant or a package of ours has already, or that a language keeps to itself. */
const reserved = new Set(['people', 'inbox', 'outbox', 'gateway', 'schema', 'server', 'database', 'events', 'tools'])
const reservedInSql = new Set(['analyse', 'columns', 'references', 'rows', 'values'])

/** @throws CommandError that says what is wrong with the names, or who has them */
export function chooseNames(word: string | undefined, options: { entity?: string; port?: string }): NewSubgraph {
  if (!word) throw new CommandError('Give the name: `pnpm new:subgraph recipes`.')
  if (!/^[a-z]{3,30}$/.test(word)) {
    throw new CommandError(`A subgraph's name is one word of 3 to 30 lower-case letters, not \`${word}\`.`)
  }
  if (isSubgraphName(word) || existsSync(inRepository(`subgraphs/${word}/package.json`))) {
    throw new CommandError(`There is a subgraph ${word} already.`)
  }
  if (word === templateName) throw new CommandError(`${word} is the name of the template; choose another.`)
  if (reserved.has(word) || reservedInSql.has(word) || isKeyword(word)) {
    throw new CommandError(`${word} means something else here, in SQL or in TypeScript; choose another name.`)
  }
  const entity = options.entity ?? singularOf(word)
  if (!/^[A-Z][a-z]{1,29}$/.test(entity)) {
    throw new CommandError(`An entity's name is one capitalised word, such as Recipe, not \`${entity}\`.`)
  }
  if (entity.toLowerCase() === word) {
    throw new CommandError('The name of the subgraph is the plural of its entity: they must differ.')
  }
  refuseTaken(word, entity)
  return { name: word, entity, port: choosePort(options.port) }
}

function singularOf(name: string): string {
  const word = name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '')
  if (word === name) throw new CommandError(`Say what one of the ${name} is called: --entity Recipe.`)
  return word[0]!.toUpperCase() + word.slice(1)
}

function isKeyword(word: string): boolean {
  try {
    new Function(`'use strict'; const ${word} = 0`)
    return false
  } catch {
    return true
  }
}

/** What the new one adds to the contract must be in nobody's. */
function refuseTaken(name: string, entity: string): void {
  const api = buildSchema(readFileSync(inRepository('schema/api.graphql'), 'utf8'))
  const fieldsOf = (type: string) => {
    const found = api.getType(type)
    return isObjectType(found) ? Object.keys(found.getFields()).map((field) => `${type}.${field}`) : []
  }
  const types = Object.keys(api.getTypeMap())
  const eventTypes = allEvents.map(({ type }) => type)
  const taken = new Set([...types, ...['User', 'Viewer', 'Mutation'].flatMap(fieldsOf), ...eventTypes])
  const wanted = [
    ...[entity, `${entity}Connection`, `${entity}Edge`, `Create${entity}Input`, `Create${entity}Payload`],
    ...[`User.${name}`, `Viewer.${name}`, `Mutation.create${entity}`, `${entity.toLowerCase()}.created`],
  ]
  const clashes = wanted.filter((one) => taken.has(one))
  if (clashes.length > 0) throw new CommandError(`The contract has ${clashes.join(', ')} already; choose another name.`)
}

function choosePort(text: string | undefined): number {
  const holders = new Map<number, string>(subgraphNames.map((name) => [subgraphs[name].port, name]))
  holders.set(gatewayPort, 'the gateway')
  if (text === undefined) {
    let port = Math.max(...subgraphNames.map((name) => subgraphs[name].port)) + 100
    while (holders.has(port)) port += 100
    return port
  }
  const port = Number(text)
  // PORT_OFFSET is added to it, and PostgreSQL's is the highest that leaves room for that.
  if (!Number.isInteger(port) || port < 1024 || port >= 15_432) {
    throw new CommandError(`--port takes a whole number from 1024 to 15431, not ${text}.`)
  }
  const holder = holders.get(port)
  if (holder) throw new CommandError(`Port ${port} is that of ${holder}.`)
  return port
}
