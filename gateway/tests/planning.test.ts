import { readFile } from 'node:fs/promises'
import { parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { stripSecurity } from '../src/authorization/index.ts'
import { createPlanner } from '../src/planning/planner.ts'
import { PlanningThread } from '../src/planning/planning-thread.ts'
import { OperationManifest } from '../src/request/persisted-operations.ts'
import { heavy } from './support/heavy.ts'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'

const schema = new URL('../../schema/', import.meta.url)
const cheap = 'query Cheap { node { id } }'

describe('the planning thread', () => {
  test('makes the plans, and the refusals, of the planner in it', async () => {
    const { sdl } = stripSecurity(await readFile(new URL('supergraph.graphql', schema), 'utf8'))
    const { operations } = OperationManifest.parse(await readFile(new URL('operations.manifest.json', schema), 'utf8'))
    const thread = new PlanningThread(sdl, { timeoutMs: 30_000 })
    const plan = createPlanner(sdl)
    for (const { name, body } of operations) {
      const document = parse(body)
      expect(await thread.plan(document, name), name).toEqual(plan(document, name))
    }
    const wrong = parse('{ viewer { nothing } }')
    expect(() => plan(wrong, null)).toThrow('nothing')
    await expect(thread.plan(wrong, null)).rejects.toThrow('nothing')
    await thread.close()
  })

  test('says of a supergraph that cannot be planned for that it can not', async () => {
    const thread = new PlanningThread('type Query { this is none }', { timeoutMs: 30_000 })
    await expect(thread.ready()).rejects.toThrow('Syntax Error')
    await expect(thread.plan(parse(cheap), null)).rejects.toThrow('Syntax Error')
    await thread.close()
  })
})

describe('a query that is heavy to plan', () => {
  test('holds up no request whose plan is known, and is planned once for all who ask meanwhile', async () => {
    const { specs, query } = heavy(12, 9)
    await using gateway = await startOnSpecs(specs, { MAX_COST: '1000000000', PLAN_TIMEOUT_MS: '60000' })
    await gateway.ask(cheap)
    const before = await numbers(gateway)
    const done: string[] = []
    const answers = [1, 2].map(async () => {
      const answer = await gateway.ask(query)
      done.push('heavy')
      return answer
    })
    await expect.poll(async () => (await numbers(gateway)).misses).toBe(before.misses + 2)
    for (let time = 0; time < 20; time++) expect((await gateway.ask(cheap)).data).toEqual({ node: { id: '1' } })
    done.push('cheap')
    for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ status: 200, data: { node: {} } })
    expect(done).toEqual(['cheap', 'heavy', 'heavy'])
    expect(await numbers(gateway)).toEqual({ ...before, misses: before.misses + 2, planned: before.planned + 1 })
  })

  test('is given up in time, and the next one finds a new thread', async () => {
    const { specs, query } = heavy(24, 7)
    await using gateway = await startOnSpecs(specs, { MAX_COST: '1000000000', PLAN_TIMEOUT_MS: '1000' })
    await gateway.ask(cheap)
    const { misses } = await numbers(gateway)
    const slow = gateway.ask(query)
    await expect.poll(async () => (await numbers(gateway)).misses).toBe(misses + 1)
    const behind = gateway.ask('query Behind { node { left { id } } }')
    expect(await slow).toMatchObject({
      status: 503,
      errors: [{ message: expect.stringContaining('1000 ms to plan'), extensions: { code: 'PLAN_TIMEOUT' } }],
    })
    expect((await behind).data).toEqual({ node: { left: { id: '2' } } })
    expect(await numbers(gateway)).toMatchObject({ planned: 2, timeouts: 1 })
    // Who repeats it is refused without another try.
    expect((await gateway.ask(query)).errors?.[0]?.extensions.code).toBe('PLAN_TIMEOUT')
    expect(await numbers(gateway)).toMatchObject({ planned: 2, timeouts: 1 })
    expect((await gateway.ask('{ node { right { id } } }')).data).toEqual({ node: { right: { id: '3' } } })
  })

  test('is refused where the planner has a limit of its own', async () => {
    const { specs, query } = heavy(12, 10)
    await using gateway = await startOnSpecs(specs, { MAX_COST: '1000000000', PLAN_TIMEOUT_MS: '60000' })
    expect(await gateway.ask(query)).toMatchObject({
      status: 400,
      errors: [{ message: expect.stringContaining('more ways'), extensions: { code: 'COST_LIMIT_EXCEEDED' } }],
    })
  })
})

async function numbers({ metrics }: StartedGateway) {
  const text = await metrics.render()
  const read = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? 0)
  return {
    planned: read(/^plaza_gateway_planning_seconds_count (\d+)/m),
    misses: read(/^plaza_gateway_plan_lookups_total\{result="miss"\} (\d+)/m),
    timeouts: read(/^plaza_gateway_plan_timeouts_total (\d+)/m),
  }
}
