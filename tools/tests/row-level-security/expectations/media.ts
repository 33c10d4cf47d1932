import { ownersOnly, type Rights, type Tables, unblocked } from './expectation.ts'

const own = { add: 'owner', change: 'owner', remove: 'owner' } satisfies Rights
const kept = { change: 'owner', remove: 'owner' } satisfies Rights
const inPublic = (media: string) =>
  `exists (select from collection_items i join media_collections c on c.id = i.collection_id
    where i.media_id = ${media} and c.is_public)`
const collection = (isPublic: string) =>
  `case when owner_id = :alan then 'of somebody else'
    when owner_id = :ada then case when ${isPublic} then 'public' else 'private' end end`

export const media: Tables = {
  people: 'closed',
  block_edges: 'closed',
  object_removals: 'closed',
  processing_tasks: 'closed',
  storage_usage: ownersOnly('user_id', 'see'),
  // Written by functions that keep the quota.
  uploads: ownersOnly('owner_id', 'see'),
  // What hangs on posts, messages and profiles is shown by grants alone.
  media_files: {
    kind: collection(inPublic('t.id')),
    kinds: { private: { see: 'owner', ...kept }, public: { see: unblocked, ...kept }, 'of somebody else': {} },
  },
  media_collections: {
    kind: collection('is_public'),
    kinds: { private: { see: 'owner', ...own }, public: { see: unblocked, ...own }, 'of somebody else': {} },
  },
  collection_items: {
    kind: collection('(select c.is_public from media_collections c where c.id = t.collection_id)'),
    kinds: { private: { see: 'owner', ...own }, public: { see: unblocked, ...own }, 'of somebody else': {} },
  },
}
