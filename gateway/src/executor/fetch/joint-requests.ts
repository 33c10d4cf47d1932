import { SubgraphUnavailable } from '../errors.ts'
import type { Run } from '../run.ts'
import type { JsonObject, SubgraphResult } from '../types.ts'
import type { FetchScope } from './fetch-scope.ts'
import { distribute } from './joint-answers.ts'
import { divide, type Joinable, type JointList } from './joint-lists.ts'
import type { JointOperation, JointOperations } from './joint-operations.ts'
import { exchange, request } from './send.ts'

interface Part extends Joinable {
  readonly values: JsonObject
  resolve(result: SubgraphResult): void
  reject(cause: unknown): void
}

/**
 * Sends a fetch of entities together with the others that the run begins at the same moment at the same subgraph, as one
 * operation. It is answered as it would be alone. Rejects where there is no answer.
 */
export function sendJointly(
  run: Run,
  operations: JointOperations,
  fetch: Joinable & { readonly values: JsonObject },
  timeoutMs: number,
): Promise<SubgraphResult> {
  const { promise, resolve, reject } = Promise.withResolvers<SubgraphResult>()
  const part: Part = { ...fetch, resolve, reject }
  const { serviceName } = fetch.fetch
  run.waiting ??= new Map()
  const waiting = run.waiting as Map<string, Part[]>
  const others = waiting.get(serviceName)
  if (others) others.push(part)
  else {
    const parts = [part]
    waiting.set(serviceName, parts)
    whenAllHaveBegun(() => {
      waiting.delete(serviceName)
      for (const lists of divide(parts)) sendLists(run, operations, lists, timeoutMs)
    })
  }
  return promise
}

/** Ticks come when no promise has anything left to do: whatever goes on by itself at this moment has gone on by then. */
function whenAllHaveBegun(send: () => void): void {
  queueMicrotask(() => process.nextTick(send))
}

function sendLists(run: Run, operations: JointOperations, lists: readonly JointList<Part>[], timeoutMs: number): void {
  const parts = lists.flatMap(({ shares }) => shares.map(({ part }) => part))
  if (run.aborted) {
    for (const part of parts) part.reject(run.signal?.reason)
    return
  }
  const askApart = (spentMs: number) => sendApart(run, parts, timeoutMs, spentMs)
  if (parts.length === 1) return void askApart(0)
  const operation = operations.operationOf(lists.map(({ question }) => question))
  if (operation.rests > 0) {
    operation.rests--
    return void askApart(0)
  }
  void sendTogether(run, operation, lists, { parts, askApart, timeoutMs })
}

/** Requests that go on, each for one fetch. */
interface SentApart {
  readonly scopes: readonly FetchScope[]
  readonly over: Promise<unknown>
}

function sendApart(run: Run, parts: readonly Part[], timeoutMs: number, spentMs: number): SentApart {
  const scopes = parts.map(() => run.openScope(timeoutMs, spentMs))
  const answers = parts.map(({ fetch, values, resolve, reject }, index) =>
    request(fetch, run, scopes[index]!, values).then(resolve, reject),
  )
  return { scopes, over: Promise.all(answers) }
}

/**
 * A subgraph may refuse so much at once, or lose all of it by the null of one part. These are queries, so the parts are then
 * asked apart, in the time that is left. So they are when half of the time is over: a part that gets no answer must not
 * cost the others theirs. That is one request more than the parts are, and never two.
 */
async function sendTogether(
  run: Run,
  operation: JointOperation,
  lists: readonly JointList<Part>[],
  { parts, askApart, timeoutMs }: { parts: readonly Part[]; askApart(spentMs: number): SentApart; timeoutMs: number },
): Promise<void> {
  const scope = run.openScope(timeoutMs)
  const startedAt = performance.now()
  let apart: SentApart | undefined
  const giveUp = () => {
    const spentMs = performance.now() - startedAt
    if (apart || run.aborted || spentMs >= timeoutMs) return
    apart = askApart(spentMs)
    void apart.over.then(() => scope.abort(unneeded))
  }
  const timer = Number.isFinite(timeoutMs) ? setTimeout(giveUp, timeoutMs / 2) : undefined
  try {
    const representations = lists.reduce((sum, { length }) => sum + length, 0)
    const described = { kind: 'entities', representations } as const
    const result = await exchange(parts[0]!.fetch, run, scope, described, () => operation.bind(run, lists))
    const results = distribute(lists, operation.keys, result)
    if (!results) {
      rest(operation)
      throw refused
    }
    operation.refusals = 0
    for (const [part, own] of results) part.resolve(own)
    for (const scope of apart?.scopes ?? []) scope.abort(unneeded)
  } catch (cause) {
    // It said something, if only that it can't: perhaps it can do less.
    if (cause instanceof SubgraphUnavailable) giveUp()
    if (!apart) for (const part of parts) part.reject(cause)
  } finally {
    clearTimeout(timer)
  }
}

const refused = new SubgraphUnavailable('It did not answer so much at once')
const unneeded = new SubgraphUnavailable('It is answered already')

/** Each refusal in a row doubles how often the parts are asked apart before they are asked together again. */
function rest(operation: JointOperation): void {
  operation.rests = 2 ** Math.min(operation.refusals, 10)
  operation.refusals++
}
