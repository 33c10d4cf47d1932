import { newId } from '@plaza/database'
import type { SeedPicture } from '@plaza/media/seed'
import { sql } from 'kysely'
import { addReadyFiles } from '../../src/testing/ready-files.ts'
import { type Ask, mustSucceed } from './asking.ts'
import type { Viewer } from './facts.ts'
import type { Filling } from './town.ts'

/** All but mallory, whom ada has blocked: she does not see what ada shows to everybody. */
const unblocked: Viewer[] = ['nobody', 'edsger', 'ken', 'grace', 'alan']

/** Files by what they hang on. They come as a seed's do, because uploads end in object storage. */
export async function fillMedia(ask: Ask, town: Filling): Promise<void> {
  const { facts, people, targets } = town
  const files: SeedPicture[] = []
  // A profile's picture hangs on a name that mallory may not see.
  const file = (what: string, knownTo: readonly Viewer[] = [], owner: 'ada' | 'alan' = 'ada') => {
    const secret = (part: string) => facts.tell(`${part} of ${what}`, knownTo, owner)
    const id = facts.take(`id of ${what}`, newId(), knownTo, owner)
    files.push({
      ...{ id, ownerId: people[owner].id, createdAt: new Date() },
      ...{ filename: `${secret('file name')}.png`, altText: secret('description') },
    })
    targets.mediaIds = [...(targets.mediaIds ?? []), id]
    return id
  }
  const picture = file('a profile picture', ['nobody', 'edsger', 'ken', 'grace', 'alan'])
  const cover = file('a cover photo', ['grace'])
  const onFriendsPost = file('a file of a friends-only post', ['grace'])
  const onDraft = file('a file of a draft')
  const inMessage = file('a file of a message', ['grace'])
  const loose = file('a file that hangs on nothing')
  const shown = file('a file of a public collection', unblocked)
  const alans = file('a file of somebody away', [], 'alan')
  await addReadyFiles(town.plaza, files)
  file('a file that is being processed')
  await addFile(town, files.at(-1)!, 'PROCESSING')
  file('a file that was rejected')
  await addFile(town, files.at(-1)!, 'REJECTED')
  Object.assign(targets, { onFriendsPost: [onFriendsPost], onDraft: [onDraft], inMessage: [inMessage], loose: [loose] })

  const input = { profilePictureId: picture, coverPhotoId: cover }
  mustSucceed((await ask('ada', updateProfile, { input })).updateProfile)
  const collections: [Viewer, string, boolean, string[], Viewer[]][] = [
    ['ada', 'a private collection', false, [loose], []],
    ['ada', 'a public collection', true, [shown], unblocked],
    ['alan', 'a collection of somebody away', false, [alans], []],
  ]
  for (const [owner, what, isPublic, mediaIds, knownTo] of collections) {
    const name = facts.tell(`name of ${what}`, knownTo, owner)
    const description = facts.tell(`description of ${what}`, knownTo, owner)
    const made = mustSucceed(
      (await ask(owner, create, { input: { name, description, isPublic } })).createMediaCollection,
    )
    const collectionId = facts.take(`id of ${what}`, made.collection.id, knownTo, owner)
    mustSucceed((await ask(owner, add, { input: { collectionId, mediaIds } })).addMediaCollectionItems)
    targets.collectionId = [...(targets.collectionId ?? []), collectionId]
  }
  // Nothing shows an upload, its owner neither: it is there for others to complete.
  const announced = { filename: 'announced.png', mimeType: 'image/png', byteSize: 9 }
  const { upload } = mustSucceed((await ask('ada', createUpload, { input: announced })).createUpload)
  targets.uploadId = [upload.id]
}

/** One that is not to be shown, as an upload leaves it. */
async function addFile({ plaza }: Filling, file: SeedPicture, state: 'PROCESSING' | 'REJECTED'): Promise<void> {
  const { id, ownerId, filename, altText } = file
  await sql`
    insert into media_files (id, owner_id, kind, state, rejection_reason, filename, alt_text, mime_type, byte_size,
      charged_bytes, object_key)
    values (${id}, ${ownerId}, 'IMAGE', ${state}, ${state === 'REJECTED' ? 'MALWARE' : null}, ${filename}, ${altText},
      'image/png', 10, 10, ${`uploads/${id}`})
  `.execute(plaza.plaza.subgraphs.get('media')!.instance.database.system)
}

const updateProfile =
  'mutation ($input: UpdateProfileInput!) { updateProfile(input: $input) { errors { code message } } }'
const createUpload = /* GraphQL */ `mutation ($input: CreateUploadInput!) {
  createUpload(input: $input) { upload { id } errors { code message } } }`
const create = `mutation ($input: CreateMediaCollectionInput!) {
  createMediaCollection(input: $input) { collection { id } errors { code message } } }`
const add = `mutation ($input: AddMediaCollectionItemsInput!) {
  addMediaCollectionItems(input: $input) { errors { code message } } }`
