import { readFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { type OperationDefinitionNode, parse, print, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { stripSecurity } from '../src/authorization/index.ts'
import type { PlanExecutionResult } from '../src/executor/index.ts'
import { loadSupergraph } from '../src/planning/load-supergraph.ts'
import { preferResolvableKeys } from '../src/planning/workarounds/prefer-resolvable-keys.ts'
import { nothingAsked, requiringFields } from '../src/planning/workarounds/requirements.ts'
import { neededFields, separateKeys } from '../src/planning/workarounds/separate-keys.ts'
import { findConflicts, separateRequirements } from '../src/planning/workarounds/separate-requirements.ts'
import { createConditionSettler } from '../src/planning/workarounds/settle-conditions.ts'
import { suites as abstract } from './corpus/abstract.ts'
import { absentees, suites as entities } from './corpus/entities.ts'
import { suites as failures } from './corpus/failures.ts'
import { suites as requires } from './corpus/requires.ts'
import { suites as differing } from './corpus/requires-differing.ts'
import { type Answer, answerOf } from './support/answers.ts'
import { type Asked, type Composed, compose, ourGateway, stockGateway } from './support/gateways.ts'
import { mockSubgraph } from './support/mock-subgraph.ts'
import { randomQuery } from './support/random-query.ts'
import { Seeded } from './support/seeded.ts'

/** 5,000 by `RANDOM_QUERIES=5000`; another `RANDOM_SEED` asks other ones. */
const total = Number(process.env.RANDOM_QUERIES ?? 500)
const seed = Number(process.env.RANDOM_SEED ?? 1)

const services = ['auth', 'users', 'posts', 'messages', 'media', 'notifications']

function plaza(): Composed {
  const sdls = services.map((name) => ({
    name,
    sdl: readFileSync(new URL(`../../subgraphs/${name}/schema.graphql`, import.meta.url), 'utf8'),
  }))
  const { supergraphSdl, errors } = composeServices(
    sdls.map(({ name, sdl }) => ({ name, url: `http://${name}.test`, typeDefs: parse(sdl) })),
  )
  if (errors) throw new Error(errors.map(String).join('\n'))
  return {
    supergraph: stripSecurity(supergraphSdl).sdl,
    schemas: new Map(sdls.map(({ name, sdl }) => [name, mockSubgraph(sdl)])),
  }
}

const supergraphs: { readonly [name: string]: () => Composed } = {
  Plaza: plaza,
  ...Object.fromEntries(
    [...entities, ...requires, ...differing, ...abstract, ...failures].map(({ name, subgraphs }) => [
      name,
      () => compose(subgraphs),
    ]),
  ),
}

/** The planner takes seconds over interface objects of interface objects. */
const maxDepth: { readonly [name: string]: number } = { 'interface objects': 2, 'names of interface objects': 2 }

/** Stock counts wrong when only some items of a list are fetched (decision 0004), so ours are held to the data instead. */
function withoutIndices({ data, errors }: Answer): Answer {
  return { data, errors: errors.map((error) => error.replaceAll(/\.\d+(?=\.|$)/g, '.*')).sort() }
}

/** All of an answer; errors come in the order that subgraphs answer in. */
function whole({ data, errors = [] }: PlanExecutionResult): object {
  return { data, errors: errors.map((error) => JSON.stringify(error)).sort() }
}

function leadsToLoss(data: unknown, [key, ...rest]: readonly (string | number)[]): boolean {
  // An entity that could not be had keeps what others know of it.
  if (data === null || data === undefined || key === undefined) return typeof data === 'object' || data === undefined
  return leadsToLoss((data as { [key: string | number]: unknown })[key], rest)
}

function together(answers: PlanExecutionResult[]): PlanExecutionResult {
  const errors = answers.flatMap((answer) => answer.errors ?? [])
  const whole = answers.map((answer): unknown => answer.data ?? null).reduce(merged)
  const data = JSON.parse(JSON.stringify(whole), (key, value) => (key === nothingKey ? undefined : value))
  return { data, ...(errors.length > 0 && { errors }) }
}

function merged(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return one.map((item, index) => merged(item, other[index]))
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one ?? other
  const keys = new Set([...Object.keys(one), ...Object.keys(other)])
  return Object.fromEntries([...keys].map((key) => [key, merged((one as Row)[key], (other as Row)[key])]))
}

/** What stock answers where both have a value, and ours where one has none: stock also leaves out what needs nothing. */
function withoutLost(stock: unknown, ours: unknown): unknown {
  if (ours === null || stock === null) return ours
  if (Array.isArray(stock) && Array.isArray(ours)) return stock.map((item, index) => withoutLost(item, ours[index]))
  if (typeof stock !== 'object' || typeof ours !== 'object' || !stock || !ours) return stock
  return Object.fromEntries(Object.entries(stock).map(([key, value]) => [key, withoutLost(value, (ours as Row)[key])]))
}

const nothingKey = nothingAsked.alias!.value

type Row = { readonly [key: string]: unknown }

const names = Object.keys(supergraphs)
// Half of the questions go to the largest schema.
const shareOf = (name: string) => Math.ceil(total / 2 / (name === 'Plaza' ? 1 : names.length - 1))

describe.each(names)('made-up queries to %s', (name) => {
  test('have the same answer from stock and from ours', { timeout: 600_000 }, async () => {
    const composed = supergraphs[name]!()
    const ours = ourGateway(composed)
    const apart = ourGateway(composed, {}, { joinsFetches: false })
    // Stock comes back by the first key, so it gets a supergraph whose first key resolves (decision 0004).
    const supergraph = print(preferResolvableKeys(parse(composed.supergraph)))
    const stock = await stockGateway({ ...composed, supergraph }, { hidesInterfaces: true })
    const needed = neededFields(parse(composed.supergraph))
    const conflicts = findConflicts(
      parse(composed.supergraph),
      () => loadSupergraph(composed.supergraph).supergraphSchema,
    )
    const settle = createConditionSettler(parse(composed.supergraph), ours.apiSchema)
    const hasRequirements = requiringFields(parse(composed.supergraph)).size > 0
    const random = new Seeded(`${seed} ${name}`)
    const share = shareOf(name)
    let rich = 0
    let saved = 0
    for (let count = 0; count < share; count++) {
      const made = randomQuery(ours.apiSchema, random, maxDepth[name])
      const document = parse(made.query)
      if (validate(ours.apiSchema, document).length > 0) continue
      // Stock gets the question with response keys that its planner can't confuse (decision 0004).
      const asked: Asked = { ...made, query: print(separateKeys(document, needed).document) }
      // And with conditions answered that it can't plan for, in parts that it gets right.
      const operation = document.definitions[0] as OperationDefinitionNode
      const settled = settle?.(document, operation, made.variables)?.document ?? document
      const separate = separateKeys(settled, needed).document
      const parts = separateRequirements(separate, conflicts, () => ours.apiSchema)
      const expected = together(await Promise.all(parts.map((part) => stock.execute({ ...made, query: print(part) }))))
      const actual = await ours.execute(asked)
      expect(whole(actual), asked.query).toEqual(whole(await apart.execute(asked)))
      saved += apart.sent.length - ours.sent.length
      const unexplained = (expected.errors ?? []).length > 0 ? [] : ['INVALID_GRAPHQL']
      const errors = actual.errors?.filter(({ extensions }) => !unexplained.includes(String(extensions.code))) ?? []
      const answer = withoutIndices(answerOf({ ...actual, errors }))
      const wanted = withoutIndices(answerOf(expected))
      if ((wanted.errors.length > 0 || name === absentees.name) && hasRequirements) {
        // Stock computes from requirements that failed or are absent, or fails at it (decision 0004).
        expect(answer.data, asked.query).toEqual(withoutLost(wanted.data, answer.data))
        expect(wanted.errors, asked.query).toEqual(expect.arrayContaining([...answer.errors]))
      } else expect(answer, asked.query).toEqual(wanted)
      for (const { path } of errors) expect(leadsToLoss(actual.data, path ?? []), `${asked.query} ${path}`).toBe(true)
      if (JSON.stringify(actual.data ?? null).length > 60) rich++
      ours.sent.length = 0
      apart.sent.length = 0
    }
    // Questions that all end in null would prove nothing.
    expect(rich).toBeGreaterThan(share / 20)
    if (name === 'Plaza') expect(saved).toBeGreaterThan(0)
  })
})
