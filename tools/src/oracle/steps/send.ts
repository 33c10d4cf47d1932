import { type GraphQLSchema, getNamedType, isCompositeType, isObjectType } from 'graphql'
import type { Answers } from '../contract/answers.ts'
import { print, type Selection, selectionOf } from '../contract/questions.ts'
import type { Lab } from '../lab.ts'
import type { Payload, Step } from './step.ts'

/** What came of a step. */
export interface Outcome {
  readonly step: Step
  readonly isCarriedOut: boolean
  readonly payload: Payload
  /** In words: `OK`, or the codes of the errors. */
  readonly answer: string
  /** A fault of the whole request, which no step may meet. */
  readonly fault: string | null
}

/** What another service says of a thing, which may hear of the mutation after its payload is there. */
const saidElsewhere = new Set(['User.postCount', 'User.viewerCanMessage'])

/** What is asked of a mutation's payload: of each thing in it, what its own service says. */
export function payloadSelection(
  schema: GraphQLSchema,
  answers: Answers,
  mutation: string,
): ReadonlyMap<string, Selection> {
  const type = getNamedType(schema.getMutationType()!.getFields()[mutation]!.type)
  if (!isObjectType(type)) throw new Error(`${mutation} has no payload.`)
  const fields = Object.values(type.getFields()).filter(({ name }) => name !== 'errors')
  return new Map(
    fields.flatMap(({ name, type: fieldType }) => {
      const target = getNamedType(fieldType)
      if (!isCompositeType(target)) return []
      const selection = new Map(
        [...selectionOf(schema, answers, target, 0)].map(([type, asked]) => [
          type,
          asked.filter(({ name }) => !saidElsewhere.has(`${type}.${name}`)),
        ]),
      )
      return [...selection.values()].every((asked) => asked.length === 0) ? [] : [[name, selection] as const]
    }),
  )
}

export async function send(lab: Lab, answers: Answers, step: Step): Promise<Outcome> {
  const { by, mutation, input } = step
  const isSignIn = mutation === 'signIn'
  const answer = await lab.ask(isSignIn ? null : by, documentOf(lab.schema, answers, step), { input })
  const payload = answer.data?.[mutation] ?? null
  if (answer.errors || payload === null) {
    const fault = JSON.stringify(answer.errors ?? answer)
    return { step, isCarriedOut: false, payload, answer: 'a fault', fault }
  }
  const codes = payload.errors.map(({ code }: { code: string }) => code)
  if (isSignIn && codes.length === 0) lab.tokens.set(by, payload.tokens.accessToken)
  return { step, isCarriedOut: codes.length === 0, payload, answer: codes.join() || 'OK', fault: null }
}

function documentOf(schema: GraphQLSchema, answers: Answers, { mutation, input }: Step): string {
  const field = schema.getMutationType()!.getFields()[mutation]!
  const parts = [...payloadSelection(schema, answers, mutation)].map(
    ([name, selection]) => `${name} ${print(selection)}`,
  )
  const tokens = mutation === 'signIn' ? 'tokens { accessToken }' : ''
  const body = `{ ${parts.join(' ')} ${tokens} errors { code message } }`
  if (!input) return `mutation { ${mutation} ${body} }`
  return `mutation ($input: ${field.args[0]!.type}) { ${mutation}(input: $input) ${body} }`
}
