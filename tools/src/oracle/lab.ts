import { readFile } from 'node:fs/promises'
import { newId } from '@plaza/database'
import type { IncomingRequest } from '@plaza/server'
import type { RunningSubgraph } from '@plaza/subgraph'
import { buildSchema, type GraphQLSchema } from 'graphql'
import { sql } from 'kysely'
import { inRepository } from '../repository.ts'
import { addReadyFiles } from '../testing/ready-files.ts'
import { type Answer, startTestPlaza, type TestPlaza } from '../testing/test-plaza.ts'
import { listen } from './live/sse.ts'
import { holdDeliveries } from './sending.ts'
import { subscriptionOf } from './steps/channels.ts'
import { password } from './steps/people.ts'
import { everybodysName, firstNames } from './world/names.ts'
import { emptyWorld, type Person, type World } from './world/world.ts'

/** All of Plaza in this process, with its people signed up. */
export interface Lab extends AsyncDisposable {
  readonly schema: GraphQLSchema
  /** What Plaza holds at first. */
  readonly world: World
  /** Of those who are signed in, by id. */
  readonly tokens: Map<string, string>
  ask(viewer: string | null, document: string, variables: Record<string, unknown>): Promise<Answer>
  /** Subscribes; resolves when the stream is open. */
  listen(viewer: string, document: string, signal: AbortSignal): Promise<AsyncIterable<unknown>>
  readonly subgraphs: ReadonlyMap<string, RunningSubgraph>
  /** As the gateway hands it to a service of this process. */
  requestOf(viewer: string | null): IncomingRequest
  /** Resolves when no service has an event to publish or to take up. */
  settled(): Promise<void>
}

const filesEach = 3

const limits = {
  THROTTLE_FACTOR: '1000',
  MAX_COST: '1000000000',
  MAX_QUERY_LENGTH: '1000000',
  MAX_SUBSCRIPTIONS_PER_PERSON: '1000',
  // People come behind one another on each of them.
  DATABASE_POOL_MAX: '2',
}

export const readSchema = async (): Promise<GraphQLSchema> =>
  buildSchema(await readFile(inRepository('schema/api.graphql'), 'utf8'))

export async function startLab(people: number): Promise<Lab> {
  await using cleanup = new AsyncDisposableStack()
  const plaza = cleanup.use(await startTestPlaza(limits))
  const lab = {
    schema: await readSchema(),
    world: emptyWorld(),
    tokens: new Map<string, string>(),
    ask: (viewer: string | null, document: string, variables: Record<string, unknown>) =>
      plaza.ask(viewer === null ? null : lab.tokens.get(viewer)!, document, variables),
    listen: (viewer: string, document: string, signal: AbortSignal) =>
      listen(plaza.plaza.gateway.url, lab.tokens.get(viewer)!, document, signal),
    subgraphs: plaza.plaza.subgraphs,
    requestOf: (viewer: string | null): IncomingRequest => ({
      authorization: viewer === null ? null : `Bearer ${lab.tokens.get(viewer)!}`,
      requestId: newId(),
      traceparent: undefined,
      client: { ipAddress: null, userAgent: null },
      signal: undefined,
    }),
    settled: () => plaza.plaza.bus.settled(),
  }
  // In one order, so that the same seed means the same people.
  for (const person of await Promise.all(Array.from({ length: people }, (_, n) => signUp(lab, n)))) {
    lab.world.people.set(person.id, person)
  }
  await lab.settled()
  await addFiles(lab.world, plaza)
  for (const { id, bio, phoneNumber } of lab.world.people.values()) await fillProfile(lab, id, bio, phoneNumber)
  await holdDeliveries(lab)
  for (const person of lab.world.people.values()) await addChannels(lab, person)
  await lab.settled()
  const kept = cleanup.move()
  return { ...lab, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

/** As a seed has them: uploads are processed in their own time. */
async function addFiles({ files, people }: World, plaza: TestPlaza): Promise<void> {
  const pictures = [...people.keys()].flatMap((ownerId) =>
    Array.from({ length: filesEach }, () => ({ id: newId(), ownerId, altText: 'a picture' })),
  )
  await addReadyFiles(
    plaza,
    pictures.map((picture) => ({ ...picture, createdAt: new Date(), filename: 'picture.png' })),
  )
  const { database } = plaza.plaza.subgraphs.get('media')!.instance
  const { rows } = await sql<{ id: string; bytes: number }>`
    select id, charged_bytes::int as bytes from media_files
  `.execute(database.system)
  const bytes = new Map(rows.map((row) => [row.id, row.bytes]))
  for (const picture of pictures) files.set(picture.id, { ...picture, bytes: bytes.get(picture.id)! })
}

type Filling = Omit<Lab, typeof Symbol.asyncDispose>

async function signUp({ ask, tokens }: Filling, n: number): Promise<Person> {
  const firstName = firstNames[n % firstNames.length]!
  const username = `${firstName}${n}`
  const email = `${username}@example.com`
  const input = { username, email, password, firstName, lastName: everybodysName }
  const { data } = await ask(null, signUpDocument, { input })
  const { id } = data.signUp.account
  tokens.set(id, data.signUp.tokens.accessToken)
  return {
    ...{ id, username, firstName, email, status: 'ACTIVE' },
    ...{ profileVisibility: 'FRIENDS', emailVisibility: 'FRIENDS', phoneVisibility: 'PRIVATE' },
    ...{
      searchVisibility: 'PUBLIC',
      whoMayMessage: 'REQUEST',
      whoMayMention: 'EVERYONE',
      bio: username,
      phoneNumber: `+43660${String(1_000_000 + n)}`,
      channels: new Map(),
      getsMail: n % 3 !== 2,
      hasBrowser: n % 3 !== 1,
      pictureId: null,
      coverId: null,
    },
  }
}

async function fillProfile({ ask }: Filling, id: string, bio: string, phoneNumber: string): Promise<void> {
  const website = `https://${bio}.example.com/`
  const input = { bio, location: bio, website, gender: 'OTHER', dateOfBirth: '1990-12-31', phoneNumber }
  const { data, errors } = await ask(id, updateProfile, { input })
  if (errors || data.updateProfile.errors.length > 0)
    throw new Error(`A profile was refused: ${JSON.stringify(data ?? errors)}`)
}

/** Addresses are known to be people's as a seed has them, without the mail and the link. */
async function addChannels({ ask, subgraphs }: Filling, { id, getsMail, hasBrowser }: Person): Promise<void> {
  for (const [service, table, key] of [
    ['auth', 'accounts', 'id'],
    ['notifications', 'people', 'user_id'],
  ] as const) {
    if (!getsMail) break
    const { database } = subgraphs.get(service)!.instance
    await sql`update ${sql.table(table)} set email_verified_at = now() where ${sql.ref(key)} = ${id}`.execute(
      database.system,
    )
  }
  if (!hasBrowser) return
  const { data, errors } = await ask(id, registerBrowser, { input: subscriptionOf(id) })
  if (errors || data.registerPushSubscription.errors.length > 0)
    throw new Error(`A browser was refused: ${JSON.stringify(data ?? errors)}`)
}

const registerBrowser = `mutation ($input: RegisterPushSubscriptionInput!) {
  registerPushSubscription(input: $input) { errors { code message } }
}`
const signUpDocument = `mutation ($input: SignUpInput!) {
  signUp(input: $input) { account { id } tokens { accessToken } errors { code } }
}`
const updateProfile =
  'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { errors { code message } } }'
