import { expect } from 'vitest'
import { send } from './asking.ts'
import type { Viewer } from './facts.ts'
import type { Town } from './town.ts'

/** Signed in as themselves, or not at all. */
export const attackers: readonly Viewer[] = ['nobody', 'edsger', 'ken', 'mallory', 'grace']

export interface Attack {
  /** What is tried, for whoever reads of a leak. */
  readonly what: string
  readonly url: string
  readonly document: string
  readonly variables: Record<string, unknown>
  /** Leaves asked for. */
  readonly paths: number
  /** What was sent and may be said again. */
  readonly echoed?: readonly string[]
}

/** How many (field, path, attacker) have been tried, by kind of attack. */
export class Tally {
  readonly #counts = new Map<string, number>()

  add(kind: string, cases: number): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + cases)
  }

  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
  }

  toString(): string {
    const lines = [...this.#counts].map(([kind, count]) => `  ${count.toLocaleString('en')} ${kind}`)
    return [`authorization: ${this.total.toLocaleString('en')} (field, path, attacker) cases`, ...lines].join('\n')
  }
}

/** Every attacker tries it; none is told what they may not know. Gives what ada, whose things they are, is told. */
export async function tryAll(town: Town, attack: Attack): Promise<{ leaks: string[]; toldOwner: string[] }> {
  const { facts } = town
  const leaks: string[] = []
  const bodies = await Promise.all(
    [...attackers, 'ada' as const].map(async (viewer) => {
      const answer = await send(attack.url, town.tokenOf(viewer), attack.document, attack.variables)
      const { status } = answer
      const body = (attack.echoed ?? []).reduce((text, echo) => text.replaceAll(echo, ''), answer.body)
      // A limit or a slip of this test must not pass for a refusal.
      const message =
        /GRAPHQL_VALIDATION_FAILED|GRAPHQL_PARSE_FAILED|COST_LIMIT|INTERNAL_SERVER_ERROR|BAD_REQUEST/.exec(body)
      expect(message?.[0], `${attack.what} as ${viewer}: ${body.slice(0, 500)}\n${attack.document}`).toBeUndefined()
      expect(status, attack.what).toBe(200)
      for (const fact of facts.leaked(body, viewer)) leaks.push(`${viewer} learns ${fact} by ${attack.what}`)
      return body
    }),
  )
  return { leaks, toldOwner: facts.told(bodies.at(-1)!, 'ada') }
}

/** A token that is no good spoils the whole request: nobody is served as signed out instead. */
export async function tryBadTokens(town: Town, tokens: Record<string, string>, attack: Attack): Promise<string[]> {
  const answers = await Promise.all(
    Object.entries(tokens).map(async ([kind, token]) => {
      const { status, body } = await send(attack.url, token, attack.document, attack.variables)
      const refused = status === 401 && JSON.parse(body).errors?.[0]?.extensions?.code === 'UNAUTHENTICATED'
      const told = town.facts.all.filter(({ text }) => body.includes(text)).map(({ name }) => name)
      return refused && told.length === 0 ? [] : [`a token ${kind} gets ${status} ${told.join(', ')} by ${attack.what}`]
    }),
  )
  return answers.flat()
}
