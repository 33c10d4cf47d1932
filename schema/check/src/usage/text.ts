import { printable } from '../formats/printable.ts'
import type { Window } from './coverage.ts'
import type { CoordinateSummary, Summary } from './summary.ts'
import type { User } from './users.ts'
import { nameClients } from './versions.ts'

/** Who uses a coordinate, for people. */
export function textOfUse({ coordinate, window, notEnough, users, former }: CoordinateSummary): string {
  const lines: string[] = []
  if (users.length > 0) {
    const clients = users.length === 1 ? 'One client uses' : `${users.length} clients use`
    lines.push(`${clients} ${coordinate} in the ${spanOf(window)}.`, '', ...table(users))
    if (notEnough) lines.push('', `${notEnough} There may be more who use it.`)
  } else if (notEnough) {
    lines.push(
      `Nobody has been seen to use ${coordinate} in the ${spanOf(window)}, which does not make it unused.`,
      notEnough,
    )
  } else lines.push(`Nobody uses ${coordinate} in the ${spanOf(window)}: it is unused.`)
  if (former.length > 0) lines.push('', 'Before that it was used by:', '', ...table(former))
  return printable(`${lines.join('\n')}\n`)
}

/** Who uses anything, and what nobody uses, for people. */
export function textOfAll({ window, notEnough, clients, unseen, elements }: Summary): string {
  const lines =
    clients.length === 0
      ? [`Nobody has been seen to use anything in the ${spanOf(window)}.`]
      : [`In the ${spanOf(window)}:`, '', ...table(clients)]
  lines.push('')
  if (notEnough) lines.push(notEnough, `So nothing can be called unused. Not seen so far (of ${elements} coordinates):`)
  else if (unseen.length > 0) lines.push(`Nobody uses, of ${elements} coordinates:`)
  else lines.push(`Everything is used, all of ${elements} coordinates.`)
  if (unseen.length > 0) lines.push('')
  for (const { coordinate, isDeprecated } of unseen) lines.push(`  ${coordinate}${isDeprecated ? ' (deprecated)' : ''}`)
  return printable(`${lines.join('\n')}\n`)
}

const spanOf = ({ days, from, to }: Window): string =>
  `${days === 1 ? 'day' : `${days} days`} from ${day(from)} to ${day(to)}`

const day = (instant: string): string => instant.slice(0, 10)

function table(users: readonly User[]): string[] {
  const rows = users.map(({ client, versions, requests, since, last, operations }) => [
    nameClients(versions.map((version) => ({ name: client, version }))),
    requests.toLocaleString('en-GB'),
    day(since),
    day(last),
    namesOf(operations),
  ])
  const all = [['client', 'requests', 'since', 'last', 'operations'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]!.length)))
  return all.flatMap((row, index) => {
    const cells = row.map((cell, column) =>
      column === 1 ? cell.padStart(widths[1]!) : cell.padEnd(widths[column] ?? 0),
    )
    const user = users[index - 1]
    const details = user ? detailsOf(user) : []
    return [`  ${cells.join('  ')}`.trimEnd(), ...details.map((detail) => `      ${detail}`)]
  })
}

function namesOf(operations: User['operations']): string {
  const names = operations.map((name) => name ?? 'others, which are not kept apart')
  return names.length > 6 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
}

/** How arguments and input fields are given, and what is not known. */
function detailsOf({ given: { value, null: nulls, variable }, isCertain }: User): string[] {
  const ways = [
    [value, 'written with a value'],
    [nulls, 'written as null'],
    [variable.given, 'by a variable with a value'],
    [variable.null, 'by a variable that is null'],
    [variable.omitted, 'by a variable that is left out'],
  ] as const
  const told = ways.filter(([times]) => times > 0).map(([times, way]) => `${way} ${times.toLocaleString('en-GB')} ×`)
  return [
    ...(told.length > 0 ? [`given ${told.join(', ')}`] : []),
    ...(isCertain ? [] : ['may send or be given this value: values are not recorded']),
  ]
}
