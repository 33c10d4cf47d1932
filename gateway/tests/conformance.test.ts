import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { suites as entities } from './corpus/entities.ts'
import { type Answer, answerOf } from './support/answers.ts'
import { answersOf, type Expected, type Suite } from './support/corpus.ts'
import { type Asked, type Composed, compose, ourGateway, stockGateway, type TestGateway } from './support/gateways.ts'

const themes: { readonly [theme: string]: readonly Suite[] } = { entities }

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
          expect(await oursAnswers(composed, asked, 0)).toEqual(expected)
          expect(await oursAnswers(composed, asked, Number.POSITIVE_INFINITY)).toEqual(expected)
          if (stock) expect(why).toBeDefined()
          expect(await stockAnswers(composed, asked)).toEqual(stock ? { ...expected, ...stock } : expected)
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

async function oursAnswers(composed: Composed, asked: Asked, compileAfter: number): Promise<Answer> {
  return answerOf(await ourGateway(composed, { compileAfter }).execute(asked))
}

async function stockAnswers(composed: Composed, asked: Asked): Promise<object> {
  const gateway: TestGateway = await stockGateway(composed)
  try {
    return answerOf(await gateway.execute(asked))
  } catch (error) {
    return { throws: String(error) }
  }
}

async function propose(composed: Composed, asked: Asked): Promise<Expected> {
  const ours = await oursAnswers(composed, asked, 0)
  const stock = await stockAnswers(composed, asked)
  return JSON.stringify(ours) === JSON.stringify(stock) ? ours : { ...ours, stock, why: 'TODO' }
}
