/** What became of the messages of a run. */
export interface Verdict {
  /** Showings of a message that should have been and were not. */
  lost: number
  doubled: number
  outOfOrder: number
}

/** @param sent the ids of all messages, in their order */
export function judge(sent: readonly string[], screens: readonly (readonly string[])[]): Verdict {
  const places = new Map(sent.map((id, place) => [id, place]))
  const verdict: Verdict = { lost: 0, doubled: 0, outOfOrder: 0 }
  for (const shown of screens) {
    const seen = new Set<string>()
    let last = -1
    for (const id of shown) {
      if (seen.has(id)) {
        verdict.doubled++
        continue
      }
      seen.add(id)
      const place = places.get(id) ?? -1
      if (place < last) verdict.outOfOrder++
      last = Math.max(last, place)
    }
    verdict.lost += sent.filter((id) => !seen.has(id)).length
  }
  return verdict
}
