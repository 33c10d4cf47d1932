import { print } from 'graphql'
import type { Change, Composed } from '../change.ts'
import type { Location } from '../finding.ts'
import { elementsOf, placeOf } from './locate.ts'

/**
 * Finds where the directives on a schema coordinate differ between the two sides: in the subgraph that gave or took one, which
 * need not be the first that has the coordinate.
 * @returns a function that gives the place after the change, the place before it where a directive was only taken away, or
 * where the coordinate is written at all when its own directives are the same
 */
export function appliedLocator({
  before,
  after,
}: Pick<Change, 'before' | 'after'>): (coordinate: string) => Location | null {
  let sides: readonly [Applied, Applied] | undefined
  return (coordinate) => {
    sides ??= [appliedIn(before, 'before'), appliedIn(after, 'after')]
    const [was = [], is = []] = sides.map((side) => side.get(coordinate) ?? [])
    return (
      is.find((one) => !was.some(({ key }) => key === one.key))?.location ??
      was.find((one) => !is.some(({ key }) => key === one.key))?.location ??
      after.locate(coordinate) ??
      before.locate(coordinate)
    )
  }
}

/** By coordinate, each directive on it with the subgraph that has it there. */
type Applied = ReadonlyMap<string, readonly { readonly key: string; readonly location: Location }[]>

function appliedIn({ subgraphs }: Composed, side: Location['side']): Applied {
  const applied = new Map<string, { key: string; location: Location }[]>()
  for (const { name: subgraph, file, document } of subgraphs) {
    for (const { coordinate, name, directives } of elementsOf(document)) {
      if (directives.length === 0) continue
      const known = applied.get(coordinate) ?? []
      for (const directive of directives)
        known.push({ key: `${subgraph} ${print(directive)}`, location: placeOf(name, file, side) })
      applied.set(coordinate, known)
    }
  }
  return applied
}
