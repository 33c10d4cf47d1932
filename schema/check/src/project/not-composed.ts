import { CompositionFailure } from '../composition/compose.ts'
import { printProblems } from '../composition/frames.ts'
import { problemsOf } from '../composition/problems.ts'
import { opinionLines, secondOpinion } from '../composition/second-opinion.ts'
import type { Location } from '../finding.ts'
import { CannotRun } from './problem.ts'

/**
 * What `compose` gives; where the subgraphs don't compose, a failure that shows each error at its places.
 * @throws CannotRun
 */
export function composed<T>(side: Location['side'], compose: () => T): T {
  try {
    return compose()
  } catch (error) {
    if (!(error instanceof CompositionFailure)) throw error
    const { name } = error.contract
    throw new CannotRun(
      problemsOf(error, side).map((problem) => ({
        message: [`${problem.code}: ${problem.message}`, ...problem.details].join('\n'),
        location: problem.places[0]?.location ?? null,
        frame: printProblems([problem]),
      })),
      [
        side === 'after'
          ? `The subgraphs of ${name} don't compose, so no change was judged.`
          : `The subgraphs of ${name} don't compose, so there is nothing to compare with. Name another base with --against, as the last commit that composed.`,
        ...otherVerdict(error),
      ].join('\n'),
    )
  }
}

/** Where the second composer composes what the first refuses: why, as far as it is known. */
function otherVerdict(failure: CompositionFailure): string[] {
  const opinion = secondOpinion(failure.contract, failure)
  if (opinion.disputed.length === 0) return opinionLines(opinion)
  return ["The Guild's composer composes them, and it is not known why. Find out which of the two composers is right."]
}
