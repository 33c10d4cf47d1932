/**
 * A message of graphql-js without the value it quotes. GraphQL quotes what it can't take: `String cannot represent a non string value: ["hunter2"]`. What was sent may be a
 * password in the wrong place, and errors are kept in more places than requests are, so a message names the place only.
 */
export function withoutQuotedValues(message: string): string {
  const name = /^Variable "\$(\w+)" got invalid value /.exec(message)?.[1]
  if (!name) return withoutLiteral(message)
  const path =
    message
      .match(/ at "[\w.[\]]+"; /g)
      ?.at(-1)
      ?.slice(0, -2) ?? ''
  return `Variable "$${name}" got an invalid value${path}; ${reasonOf(message)}`
}

/** The value may hold any text, so nothing is cut out of the message: the reason is put together from its known parts. */
function reasonOf(message: string): string {
  const known = [
    /Field "\w+" of required type "[\w![\]]+" was not provided\.$/,
    /Expected type "\w+" to be an object\.$/,
    /Expected non-nullable type "[\w![\]]+" not to be null\.$/,
    /Field "\w+" is not defined by type "\w+"\./,
    /\w+ cannot represent [\w -]*?value\b/,
    // Scalars of ours, at the very end: a quoted value would be closed behind it.
    /\w+ takes [\w ,^-]+, e\.g\. [\w:.-]+$/,
  ]
  for (const pattern of known) {
    const reason = pattern.exec(message)?.[0]
    if (reason) return reason.endsWith('.') ? reason : `${reason}.`
  }
  const enumeration = /does not exist in ("\w+") enum/.exec(message)?.[1]
  if (enumeration) return `The enum ${enumeration} has no such value.`
  const type = /is not defined by type ("\w+")/.exec(message)?.[1]
  return type ? `A field is not defined by type ${type}.` : 'It does not fit its type.'
}

function withoutLiteral(message: string): string {
  return (
    message
      // Scalars: `Int cannot represent non-integer value: "…"`.
      .replace(/^(\w+ cannot represent [\w -]*value): [\s\S]*$/, '$1.')
      // Inputs: `Expected value of type "SignInInput!", found "…".`
      .replace(/^(Expected value of type "[^"]*"), found [\s\S]*$/, '$1.')
      .replace(/^(Enum "\w+" cannot represent non-enum value): [\s\S]*$/, '$1.')
      // Syntax errors: `Expected Name, found String "…".` A secret that follows a quote too many is a name or a number.
      .replace(/^(Syntax Error: [\s\S]*?(?:String|Name|Int|Float)) "[\s\S]*$/, '$1.')
  )
}
