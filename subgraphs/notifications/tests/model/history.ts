import { doingsOfPeople } from './doings-of-people.ts'
import { doingsOfPosts } from './doings-of-posts.ts'
import { doingsOfTalks } from './doings-of-talks.ts'
import { type Doing, type Happening, Recorder } from './recorder.ts'
import type { Person, World } from './world.ts'

interface History {
  world: World
  /** Heard of before all else: whether somebody is told of a thing who has muted its actor is judged when it is heard. */
  mutes: Happening[]
  happenings: Happening[]
}

/**
 * So many events of a few people about few things, and what becomes of them. In whatever order the streams come it is the same, so nothing in it
 * comes back that was out of sight: who is told of what happens meanwhile depends on what is heard first.
 */
export function makeHistory(people: readonly Person[], random: () => number, length: number): History {
  const recorder = new Recorder(people, random)
  const { publish, comment, react, remove, hide, reword } = doingsOfPosts(recorder)
  const { ask, answer, warn, block, leave, mute } = doingsOfPeople(recorder)
  const { gather, write, rewordMessage, readOrLeave } = doingsOfTalks(recorder)

  for (let n = 0; n < 4; n++) {
    const from = random() / 2
    mute(recorder.momentAt(from), n % 2 === 0 ? null : recorder.momentAt(from + random() / 2))
  }
  const mutes = recorder.happenings.splice(0)
  // From now on: all of the history has happened before, and has been told, but is sent no more.
  const muteNow = () => mute(new Date(), null)

  const often = [
    ...[comment, comment, comment, comment, comment, react, react, react, react, react, react, react],
    ...[ask, answer, write, write, readOrLeave, reword, reword, rewordMessage],
  ]
  // What is about few posts meets more.
  const seldom = [publish, publish, remove, hide, block, warn, warn, gather, muteNow]
  for (let n = 0; n < length; n++) {
    recorder.goOnTo((n + 1) / (length + 1))
    const isEnding = n === Math.floor(length * 0.8)
    const doings: Doing[] = n < 2 ? [publish] : random() < 0.12 ? seldom : often
    ;(isEnding && random() < 0.5 ? leave : recorder.pick(doings)!)()
  }
  return { world: recorder.world, mutes, happenings: recorder.happenings }
}

/** The happenings in another order, in which those of one stream stand as they stood; some of them come twice. */
export function* shuffled(happenings: readonly Happening[], random: () => number): Generator<Happening> {
  const streams = [...Map.groupBy(happenings, ({ stream }) => stream).values()].map((each) => [...each])
  const past: Happening[] = []
  while (streams.length > 0) {
    const at = Math.floor(random() * streams.length)
    const next = streams[at]!.shift()!
    if (streams[at]!.length === 0) streams.splice(at, 1)
    past.push(next)
    yield next
    if (random() < 0.2) yield past[Math.floor(random() * past.length)]!
  }
}
