import { type Document, isNode } from 'yaml'
import { z } from 'zod'
import { rules as registry } from '../registry.ts'
import type { Exclusion } from '../usage/exclusions.ts'
import { isRange } from '../usage/versions.ts'
import { isRecord } from './json.ts'
import { didYouMean } from './nearest.ts'
import { CannotRun, type Problem } from './problem.ts'
import { parseYaml } from './yaml.ts'

/** An object of known keys alone; a key that is not known is answered with the nearest that is. */
const section = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => `There is no key ${key} here.${didYouMean(key, Object.keys(shape))}`).join(' ')
        : undefined,
  })

const text = z.string().min(1, 'It must not be empty.')
const texts = z.union([text.transform((one) => [one]), z.array(text)], {
  error: 'It must be a text or a list of texts.',
})
const regularFile = { routingUrl: text.optional() }

const subgraph = z.union(
  [
    section({ file: text, ...regularFile }),
    section({ files: texts, ...regularFile }),
    section({
      url: z.url({ protocol: /^https?$/, error: 'It must be an address that begins with http:// or https://.' }),
      headers: z.record(text, z.string()).default({}),
      timeoutSeconds: z.number().positive().max(300).default(10),
      ...regularFile,
    }),
  ],
  {
    error: ({ input }) =>
      `A subgraph has file (a path), files (globs) or url (a live endpoint), and may have routingUrl${
        isRecord(input) && 'url' in input ? ', headers and timeoutSeconds' : ''
      }.`,
  },
)

const severities = ['breaking', 'risk', 'notice', 'off'] as const
const severity = z.enum(severities, { error: `It must be one of ${severities.join(', ')}.` })

/** What a rule is told: its severity alone, or with options, which the lint reads. */
const rule = z.union([severity, z.looseObject({ severity: severity.optional() })], {
  error: `It must be one of ${severities.join(', ')}, or an object with severity and the rule's options.`,
})

const ruleId = z.string().superRefine((id, { addIssue }) => {
  const known = [...registry.keys()]
  if (!registry.has(id)) addIssue({ code: 'custom', message: `There is no rule ${id}.${didYouMean(id, known)}` })
})

function onlyLintHasOptions(rules: Record<string, z.output<typeof rule>>, { addIssue }: z.RefinementCtx): void {
  for (const [id, told] of Object.entries(rules)) {
    const option = typeof told === 'string' ? undefined : Object.keys(told).find((key) => key !== 'severity')
    if (option === undefined || registry.get(id)?.pass === 'lint') continue
    addIssue({
      code: 'custom',
      path: [id, option],
      message: `The rule ${id} has no option ${option}, but severity alone.`,
    })
  }
}

const tags = z.array(text)

/** Services by the type of event that they consume. */
export const consumers = z.record(text, z.array(text))

const schema = section({
  subgraphs: z.union([text, z.record(text, subgraph)], {
    error: 'It must be a glob whose wildcard is the name of the subgraph, or an object of subgraphs by name.',
  }),
  base: texts.default(['origin/main', 'main', 'origin/master', 'master']),
  operations: texts.default([]),
  manifests: texts.default([]),
  events: section({
    schemas: texts,
    consumers: z
      .union([text, consumers], {
        error: 'It must be the path of a JSON file, or an object of services by event type.',
      })
      .default({}),
  }).optional(),
  limits: section({ maxCost: z.number().positive().optional() }).default({}),
  variants: z.record(text, section({ include: tags.default([]), exclude: tags.default([]) })).default({}),
  rules: z.record(ruleId, rule).superRefine(onlyLintHasOptions).default({}),
  approvals: text.optional(),
  usage: section({
    store: texts,
    window: z
      .string()
      .regex(/^[1-9]\d{0,3}d$/, 'It must be a number of days, as 30d.')
      .default('30d'),
    longestGap: z
      .string()
      .regex(/^[1-9]\d{0,3}[mhd]$/, 'It must be minutes, hours or days, as 30m, 1h or 2d.')
      .default('1h'),
    judge: z.boolean('It must be true or false.').default(true),
  }).optional(),
  clients: section({
    exclude: z
      .array(
        section({
          name: text,
          versions: text.refine(isRange, 'It must be a range of versions, as <2.0.0.').optional(),
          reason: text,
          until: z.iso.date('It must be a day of the calendar, as 2026-12-31.'),
        }),
      )
      .default([]),
  }).default({ exclude: [] }),
  cache: text.default('node_modules/.cache/schema-check'),
})

/** What `schema-check.yml` says; paths are as written, relative to the folder of the file. */
export type Config = z.output<typeof schema> & {
  readonly clients: { readonly exclude: readonly Exclusion[] }
}

export type SubgraphSource = z.output<typeof subgraph>

/**
 * Reads the text of a configuration.
 * @param file for people: how the file is named in errors
 * @throws CannotRun with every problem, each at its line
 */
export function parseConfig(written: string, file: string): Config {
  const { document, placeAt } = parseYaml(written, file)
  const result = schema.safeParse(document.toJS() ?? {}, { reportInput: true })
  if (result.success) return withPlaces(result.data, (path) => placeAt(offsetOf(document, path)))
  throw new CannotRun(
    result.error.issues.flatMap(innermost).map((issue) => {
      const keys = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]!] : issue.path
      return { message: `${nameOf(issue.path)}: ${sentenceOf(issue)}`, location: placeAt(offsetOf(document, keys)) }
    }),
  )
}

const withPlaces = (config: z.output<typeof schema>, at: (path: PropertyKey[]) => Problem['location']): Config => ({
  ...config,
  clients: {
    exclude: config.clients.exclude.map((one, index) => ({ ...one, location: at(['clients', 'exclude', index]) })),
  },
})

const nameOf = (path: readonly PropertyKey[]) => path.join('.') || 'The configuration'

/** Of something that may be this or that: what is wrong inside of the one that it was meant to be. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const meant = issue.errors.find((branch) => branch.every(({ path }) => path.length > 0))
  return meant?.flatMap((inner) => innermost({ ...inner, path: [...issue.path, ...inner.path] })) ?? [issue]
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => message).join(' ')
  if (issue.input === undefined && /^invalid_(type|union)$/.test(issue.code)) return 'It is missing.'
  return issue.message
}

/** Where a key or, in a list, a value begins; where it does not stand, the innermost thing around it. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length > 1 ? document.getIn(path.slice(0, length - 1), true) : document.contents
    const last = path[length - 1]
    if (parent && typeof parent === 'object' && 'items' in parent && Array.isArray(parent.items)) {
      for (const [index, item] of parent.items.entries()) {
        const node = isNode(item) ? (index === last ? item : null) : keyNodeOf(item, last)
        if (node?.range) return node.range[0]
      }
    }
  }
  return document.contents?.range?.[0] ?? 0
}

function keyNodeOf(pair: unknown, key: PropertyKey | undefined) {
  if (!isRecord(pair) || !isNode(pair.key)) return null
  return 'value' in pair.key && String(pair.key.value) === String(key) ? pair.key : null
}
