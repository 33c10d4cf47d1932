import { passNames, type Rule } from '@plaza/schema-check'
import { parse } from 'graphql'

const passes: Readonly<Record<Rule['pass'], string>> = {
  composition: 'Whether the subgraphs compose',
  operations: 'Whether what clients send is valid',
  api: 'What clients see',
  access: 'Who may ask for what',
  cost: 'What an operation costs',
  plans: 'What the gateway asks of the subgraphs',
  rollout: 'What fails while both versions run',
  variants: 'What contract variants hold',
  directives: 'Directives that clients may use',
  events: 'What services tell each other',
  lint: 'How a contract should be written',
  approvals: 'What has been approved and excused',
}

/** The reference of every rule, in the order of the passes and then by id. */
export function renderSchemaRules(rules: readonly Rule[]): string {
  const sections = passNames.flatMap((pass) => {
    const own = rules.filter((rule) => rule.pass === pass).sort((one, other) => (one.id < other.id ? -1 : 1))
    return own.length > 0 ? [`## ${passes[pass]}\n\n${own.map(renderRule).join('\n')}`] : []
  })
  return `# Rules of \`pnpm schema:check\`

Written by \`pnpm codegen\` from the rules' own registry. How to run the check, to choose severities and to approve a change is
in the [guide](../guides/schema-checks.md).

The severity is the one that a finding of the rule has at most: \`breaking\` fails the check, \`risk\` and \`notice\` are told.
Where a rule judges operations, a finding that breaks none of them is \`safe\`, and printed with \`--verbose\` alone. A
configuration may choose another severity under \`rules:\`, or \`off\`.

${sections.join('\n')}`
}

function renderRule({ id, severity, finds, advice, example }: Rule): string {
  const { before, after, operation } = example
  const parts = [`Before:\n\n${fence(before)}`, `After:\n\n${fence(after)}`]
  if (operation !== undefined) parts.push(`With an operation that does:\n\n${fence(operation)}`)
  return `### ${id}

**${severity}** · ${finds}

${advice}

${parts.join('\n')}`
}

function fence(text: string): string {
  return text.trim() === '' ? '_nothing_\n' : `\`\`\`${languageOf(text)}\n${text.trim()}\n\`\`\`\n`
}

function languageOf(text: string): 'json' | 'graphql' | 'yaml' {
  if (parses(JSON.parse, text)) return 'json'
  return parses(parse, text) ? 'graphql' : 'yaml'
}

function parses(read: (text: string) => unknown, text: string): boolean {
  try {
    read(text)
    return true
  } catch {
    return false
  }
}
