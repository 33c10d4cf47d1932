import type { RecordChange } from './records/changes.ts'

type Described = Pick<RecordChange, 'kind' | 'subject' | 'before' | 'after'>

/** The id of the rule that a change of the records falls under, without the family's prefix. */
export function ruleOf({ kind, before, after }: Described): string {
  if (kind === 'property') return before === null ? 'property-added' : 'property-removed'
  if (kind === 'required') return after === 'required' ? 'property-required' : 'property-optional'
  if (kind === 'value' || kind === 'alternative') return before === null ? `${kind}-added` : `${kind}-removed`
  return kind === 'additional' ? 'additional-properties-changed' : `${kind}-changed`
}

/** What happens, as a sentence without its full stop. */
export function whatHappens(where: string, { kind, subject, before, after }: Described): string {
  const from = (what: string) => `${what} of ${where} ${turns(before, after)}`
  switch (kind) {
    case 'property':
      return before === null
        ? `The ${after} property ${subject} is added to ${where}`
        : `The ${before} property ${subject} is removed from ${where}`
    case 'required':
      return `The property ${subject} of ${where} is ${after}, and was ${before}`
    case 'value':
      return before === null
        ? `The value ${after} is added to ${where}`
        : `The value ${before} is removed from ${where}`
    case 'alternative':
      return `${before === null ? 'A shape is added to' : 'A shape is removed from'} those of ${where}`
    case 'type':
      return from('The type')
    case 'format':
    case 'pattern':
      return from(`The ${kind}`)
    case 'limit':
      return from(`The limit ${subject}`)
    case 'additional':
      return from('What is said of other properties')
    case 'constraint':
      return `The condition \`${subject}\` of ${where} changes, or what it is about`
  }
}

const turns = (before: string | null, after: string | null): string => {
  if (before === null) return `is ${after} now, and was free`
  return after === null ? `is free now, and was ${before}` : `changes from ${before} to ${after}`
}

/** What it means to those who read what others have written, as sentences. */
export function whatFollows({ backward, forward }: RecordChange, isState: boolean): string[] {
  const stay = isState ? ', which its topic keeps' : ', of which some may still wait in its topic or be read again'
  return [
    ...(forward === 'broken' ? ['Consumers that run today refuse such new records.'] : []),
    ...(forward === 'undecided' ? ['Consumers that run today may refuse new records: that could not be decided.'] : []),
    ...(backward === 'broken' ? [`New consumers refuse old records${stay}.`] : []),
    ...(backward === 'undecided' ? [`New consumers may refuse old records${stay}: that could not be decided.`] : []),
  ]
}

/** Who is concerned. */
export function whoReads(consumers: readonly string[] | null): string[] {
  if (consumers === null) return []
  return consumers.length === 0 ? ['Nobody is known to consume it.'] : [`It is consumed by ${listed(consumers)}.`]
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** A message of a first sentence, whose full stop is missing, and whole ones. */
export const sentences = (first: string, ...more: (readonly string[])[]): string =>
  [`${first}.`, ...more.flat()].join(' ')
