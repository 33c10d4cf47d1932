import { Recorder, StoreWriter } from 'gateway/usage'
import { type GraphQLSchema, parse } from 'graphql'

/** A request at a time, by a client as `ios 1.0.0`. */
export interface Sent {
  readonly at: string
  readonly client: string
  readonly text: string
  readonly variables?: Readonly<Record<string, unknown>>
  readonly times?: number
}

/** Records requests as a gateway does, and that it has recorded meanwhile: in each moment of a request, and in `covers`. */
export async function recordInto(
  folder: string,
  schema: GraphQLSchema,
  requests: readonly Sent[],
  covers: readonly (readonly [string, string])[] = [],
): Promise<void> {
  const writer = new StoreWriter(folder)
  await writer.open()
  for (const { at, client, text, variables, times = 1 } of requests) {
    const recorder = new Recorder(writer)
    const [name, version] = client.split(' ') as [string, string]
    const used = { document: parse(text), variables, schema, client: { name, version } }
    for (let time = 0; time < times; time++) recorder.record(used)
    const { tally, operations } = recorder.take()
    await writer.write([at, at], tally.rows(at, at), operations)
  }
  for (const covered of covers) await writer.write(covered, [], new Map())
}
