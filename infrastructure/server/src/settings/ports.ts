import { once } from 'node:events'
import { createServer } from 'node:net'
import { refuseProblems } from '../config.ts'
import { listenError } from '../http/server.ts'

/** A port that is about to be listened on. */
export interface WantedPort {
  /** What needs it, as a sentence begins with it: `The gateway`. */
  readonly who: string
  readonly host: string
  /** 0 for any. */
  readonly port: number
}

/**
 * Tries the ports and gives them back.
 * @throws ConfigError that lists everything that keeps them from being had
 */
export async function checkPorts(wanted: readonly WantedPort[]): Promise<void> {
  refuseProblems(await findPortProblems(wanted), 'These ports cannot be had:')
}

/** What keeps ports from being had: two that are one, one beyond the highest, and those that are taken; a sentence each. */
export async function findPortProblems(wanted: readonly WantedPort[]): Promise<string[]> {
  const given = wanted.filter(({ port }) => port !== 0)
  const beyond = given.filter(({ port }) => port > 65_535)
  const shared = given.flatMap((one, index) => {
    const other = given.slice(0, index).find(({ port }) => port === one.port)
    return other ? [`${other.who} and ${decapitalise(one.who)} cannot both have port ${one.port}.`] : []
  })
  const first = given.filter((one, index) => given.findIndex(({ port }) => port === one.port) === index)
  const taken = await Promise.all(first.filter(({ port }) => port <= 65_535).map(probe))
  return [
    ...beyond.map(({ who, port }) => `${who} cannot have port ${port}: the highest is 65535.`),
    ...shared,
    ...taken.filter((problem) => problem !== null),
  ]
}

const decapitalise = (text: string) => text.replace(/^The /, 'the ')

async function probe({ who, host, port }: WantedPort): Promise<string | null> {
  const server = createServer()
  try {
    server.listen(port, host)
    await once(server, 'listening')
    return null
  } catch (error) {
    return `${listenError(error as NodeJS.ErrnoException, { host, port }).message} (${who} needs it.)`
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}
