/** The ways to write one and the same selection. */
export const styles = [
  'plain',
  'aliases',
  'inline fragments',
  'named fragments',
  'nested fragments',
  'through interfaces',
  '@include and @skip',
  'conditional fragments',
] as const
export type Style = (typeof styles)[number]

export interface Field {
  /** As in the schema, with its arguments. */
  readonly call: string
  /** '' for leaves. */
  readonly selection: string
  /** The interface that has it, if any. */
  readonly of?: string | undefined
}

/** The gateway takes no more of these in one operation; what comes after them is written plainly. */
const mostAliases = 95
const mostDirectives = 46

/** Writes selections in one style, and keeps the fragments and variables that they need. */
export class Writer {
  readonly #style: Style
  /** Names, by what stands behind them: what is asked in many places is written once, for a document has few tokens. */
  readonly #fragments = new Map<string, string>()
  #names = 0
  #directives = 0

  constructor(style: Style) {
    this.#style = style
  }

  selection(type: string, fields: readonly Field[]): string {
    const written = fields.map((field) => this.field(field)).join(' ')
    switch (this.#style) {
      case 'inline fragments':
        return `{ ... on ${type} { ${written} } }`
      case 'named fragments':
        return `{ ...${this.#fragment(type, written)} }`
      case 'nested fragments':
        return `{ ... { ... on ${type} { ...${this.#fragment(type, `... on ${type} { ${written} }`)} } } }`
      case 'conditional fragments':
        if (!this.#mayDirect()) return `{ ${written} }`
        return `{ ... on ${type} @include(if: $yes) { ...${this.#fragment(type, written)} @skip(if: $no) } }`
      case 'through interfaces':
        return `{ ${this.#throughInterfaces(fields)} }`
      default:
        return `{ ${written} }`
    }
  }

  field({ call, selection }: Field): string {
    if (this.#style === 'aliases' && this.#names < mostAliases) return `a${++this.#names}: ${call} ${selection}`
    if (this.#style === '@include and @skip' && this.#mayDirect())
      return `${call} @include(if: $yes) @skip(if: $no) ${selection}`
    return `${call} ${selection}`
  }

  /** A whole document around the selection of a root type. */
  document(operation: string, selection: string, variables: readonly string[] = []): string {
    const text = [selection, ...this.#fragments.entries().map(([body, name]) => `fragment ${name} ${body}`)].join('\n')
    const conditions = ['$yes: Boolean! = true', '$no: Boolean! = false']
    const declared = [...variables, ...conditions.filter((one) => text.includes(`${one.split(':')[0]})`))]
    const head = declared.length > 0 ? `${operation} (${declared.join(', ')})` : operation
    return `${head} ${text}`
  }

  #mayDirect(): boolean {
    this.#directives += 2
    return this.#directives <= mostDirectives
  }

  #fragment(type: string, fields: string): string {
    const body = `on ${type} { ${fields} }`
    const name = this.#fragments.get(body) ?? `F${++this.#names}`
    this.#fragments.set(body, name)
    return name
  }

  #throughInterfaces(fields: readonly Field[]): string {
    return fields
      .map(({ call, selection, of }) => (of ? `... on ${of} { ${call} ${selection} }` : `${call} ${selection}`))
      .join(' ')
  }
}
