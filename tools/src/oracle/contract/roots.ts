import type { GraphQLSchema } from 'graphql'
import { everybodysName } from '../world/names.ts'
import { tagsOf } from '../world/posts.ts'
import type { World } from '../world/world.ts'
import type { Answers, Asking } from './answers.ts'
import { expected } from './expect.ts'
import { type Asked, coordinatesOf, printField, selectionOf } from './questions.ts'

/** A field of the root type, asked for whatever there is in the world: what the viewer may see of it, and what they may not. */
export interface Root {
  readonly name: string
  readonly asked: Asked
  readonly argument: { readonly name: string; readonly type: string } | null
  values(world: World): readonly string[]
}

/** One request: the same field for a few values at once. */
export interface Question {
  readonly root: Root
  readonly document: string
  readonly values: readonly string[]
}

/** Most values that go into one request; fewer are filled up, so that a document stays the same and is planned once. */
const together = 6
/** What a request may have is 4,000. */
const mostTokens = 3_600

/** What each argument is given. A new root field has to be taken up here, or the test of coverage fails. */
const valuesOf: Readonly<Record<string, (world: World) => readonly string[]>> = {
  'viewer.': () => [''],
  'user.id': ({ people }) => [...people.keys()],
  'userByUsername.username': ({ people }) => [...people.values()].map(({ username }) => username),
  'searchUsers.query': ({ people }) => [
    everybodysName,
    // A letter is enough, and all have this one.
    everybodysName[0]!,
    ...[...people.values()].slice(0, 2).map(({ firstName }) => firstName),
  ],
  'post.id': ({ posts }) => [...posts.keys()],
  'comment.id': ({ comments }) => [...comments.keys()],
  'tag.name': ({ posts }) => [...new Set([...posts.values()].flatMap(tagsOf))],
  'searchPosts.query': () => ['apple', 'bread', 'cheese'],
  'trendingTags.': () => [''],
  'conversation.id': ({ conversations }) => [...conversations.keys()],
  'mediaFile.id': ({ files }) => [...files.keys()],
  'mediaCollection.id': ({ collections }) => [...collections.keys()],
}

export function rootsOf(schema: GraphQLSchema, answers: Answers): Root[] {
  const query = schema.getQueryType()!
  return Object.keys(answers.Query!).flatMap((name): Root[] => {
    const argument = query.getFields()[name]!.args.find((arg) => !['first', 'after'].includes(arg.name)) ?? null
    const values = valuesOf[`${name}.${argument?.name ?? ''}`]
    if (!values) throw new Error(`What would the oracle give for Query.${name}(${argument?.name}:)?`)
    // The viewer's things are too many for one request.
    const parts: Answers[] =
      name === 'viewer'
        ? Object.entries(answers.Viewer!).map(([field, answer]) => ({ ...answers, Viewer: { [field]: answer } }))
        : [answers]
    return parts.flatMap((part) => {
      const only = { ...part, Query: { [name]: answers.Query![name]! } }
      const asked = selectionOf(schema, only, query, 2).get('Query')!
      const given = argument && { name: argument.name, type: String(argument.type) }
      return asked.map((one) => ({ name, asked: one, argument: given, values }))
    })
  })
}

export function questionsOf(root: Root, world: World): Question[] {
  const values = root.values(world)
  const size = sizeOf(root)
  const document = documentOf(root, size)
  return Array.from({ length: Math.ceil(values.length / size) }, (_, n) => ({
    root,
    document,
    values: values.slice(n * size, (n + 1) * size),
  }))
}

/** As many values as a document has room for. */
function sizeOf({ asked, argument }: Root): number {
  if (!argument) return 1
  const tokens = printField(asked).match(/\w+|\.{3}|[^\s\w]/g)?.length ?? 1
  return Math.max(1, Math.min(together, Math.floor(mostTokens / tokens)))
}

function documentOf({ asked, argument }: Root, size: number): string {
  if (!argument) return `query { ${printField({ ...asked, alias: 'a0' })} }`
  const given = Array.from({ length: size }, (_, n) => n)
  const fields = given.map((n) => {
    const call = printField({ ...asked, alias: `a${n}`, args: { ...asked.args, [argument.name]: `$a${n}` } })
    return call.replace(`"$a${n}"`, `$a${n}`)
  })
  return `query (${given.map((n) => `$a${n}: ${argument.type}`).join(', ')}) { ${fields.join(' ')} }`
}

export const variablesOf = ({ root, values }: Question): Record<string, string> =>
  root.argument
    ? Object.fromEntries(Array.from({ length: sizeOf(root) }, (_, n) => [`a${n}`, values[n] ?? values.at(-1)!]))
    : {}

/** By alias, as the answer's `data`; what was asked only to fill up is left out. */
export function expectedData(answers: Answers, { root, values }: Question, asking: Asking): Record<string, unknown> {
  return Object.fromEntries(
    values.map((value, n) => {
      const args = root.argument ? { ...root.asked.args, [root.argument.name]: value } : {}
      const asked = { ...root.asked, args, alias: 'value' }
      const one = new Map([['Query', [asked]]])
      return [`a${n}`, (expected(answers, one, {}, asking) as { value: unknown }).value]
    }),
  )
}

/** `Type.field` of all that the roots ask for. */
export const coveredBy = (roots: readonly Root[]): Set<string> =>
  new Set(roots.flatMap(({ asked }) => [...coordinatesOf(new Map([['Query', [asked]]]))]))
