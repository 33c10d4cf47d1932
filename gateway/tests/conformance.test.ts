import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { suites as abstract } from './corpus/abstract.ts'
import { suites as entities } from './corpus/entities.ts'
import { suites as failures } from './corpus/failures.ts'
import { suites as requests } from './corpus/requests.ts'
import { suites as requires } from './corpus/requires.ts'
import { suites as differing } from './corpus/requires-differing.ts'
import { suites as failingRequires } from './corpus/requires-failing.ts'
import { suites as sharing } from './corpus/sharing.ts'
import { answerOf } from './support/answers.ts'
import { answersOf, type Expected, type Suite } from './support/corpus.ts'
import { type Asked, type Composed, compose, ourGateway, stockGateway } from './support/gateways.ts'

const themes: { readonly [theme: string]: readonly Suite[] } = {
  entities,
  requires,
  'requires-differing': differing,
  'requires-failing': failingRequires,
  abstract,
  requests,
  failures,
  sharing,
}

/** The sections of decision 0004. */
const explained = readFileSync(new URL('../../docs/decisions/0004-executor-differences.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('### '))
  .map((line) => line.slice(4).toLowerCase())

/** `CORPUS=write` adds the answers of new cases that both gateways agree on: to be read before they are committed. */
const writing = process.env.CORPUS === 'write'

for (const [theme, suites] of Object.entries(themes)) {
  const answers = answersOf(theme) as { [suite: string]: { [behaviour: string]: Expected } }
  for (const { name, subgraphs, cases } of suites) {
    describe(`${theme}: ${name}`, () => {
      const composed = compose(subgraphs)
      answers[name] ??= {}
      const expectations = answers[name]
      for (const [behaviour, question] of Object.entries(cases)) {
        const asked = typeof question === 'string' ? { query: question } : question
        test(behaviour, async () => {
          if (writing && !expectations[behaviour]) expectations[behaviour] = await propose(composed, asked)
          const { stock, why, ...expected } = expectations[behaviour] ?? { data: 'unknown', errors: [] }
          const ours = ourGateway(composed)
          expect(answerOf(await ours.execute(asked))).toEqual(expected)
          // Once more with what was remembered of the first time.
          expect(answerOf(await ours.execute(asked))).toEqual(expected)
          const apart = ourGateway(composed, {}, { joinsFetches: false })
          expect(answerOf(await apart.execute(asked)), 'each fetch by itself').toEqual(expected)
          if (stock) expect(explained).toContain(why)
          const stockAnswer = await stockAnswers(composed, asked)
          if (stock?.throws) expect(stockAnswer).toEqual({ throws: expect.stringContaining(stock.throws) })
          else expect(stockAnswer).toEqual({ ...expected, ...stock })
        })
      }
    })
  }
  if (writing) {
    test(`answers of ${theme}`, () => {
      writeFileSync(new URL(`./corpus/answers/${theme}.json`, import.meta.url), `${JSON.stringify(answers, null, 2)}\n`)
    })
  }
}

test('the corpus is whole: no answer without its question', () => {
  for (const [theme, suites] of Object.entries(themes)) {
    const asked = Object.fromEntries(suites.map(({ name, cases }) => [name, Object.keys(cases).sort()]))
    const answered = Object.entries(answersOf(theme)).map(([name, answers]) => [name, Object.keys(answers).sort()])
    expect(Object.fromEntries(answered)).toEqual(asked)
  }
})

async function stockAnswers(composed: Composed, asked: Asked): Promise<object> {
  try {
    const gateway = await stockGateway(composed)
    return answerOf(await gateway.execute(asked))
  } catch (error) {
    return { throws: String(error) }
  }
}

async function propose(composed: Composed, asked: Asked): Promise<Expected> {
  const ours = answerOf(await ourGateway(composed).execute(asked))
  const stock = await stockAnswers(composed, asked)
  return JSON.stringify(ours) === JSON.stringify(stock) ? ours : { ...ours, stock, why: 'TODO' }
}
