import { createTestDatabase, type TestDatabase } from '@plaza/database/testing'
import type { SubgraphName } from '@plaza/schema/subgraphs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { subgraphDefinitions } from '../../src/subgraphs.ts'
import { Catalog } from './catalog.ts'
import { expectationsOf, withoutPath } from './expectations.ts'

/** Policies without a rule: rows of no person, or of everybody. */
const forEverybody: Partial<Record<SubgraphName, string[]>> = {
  posts: ['hot_posts select', 'people select', 'tag_trends select', 'tags select'],
}

/** Hashes of random tokens, and keys of a browser; each row is its person's alone. */
const ownCredentials: Partial<Record<SubgraphName, string[]>> = {
  auth: [
    ...['accounts.password_changed_at', 'email_verifications.token_hash', 'password_resets.token_hash'],
    'refresh_tokens.token_hash',
  ],
  notifications: ['push_subscriptions.auth', 'push_subscriptions.p256dh'],
}

/** Run past the policies for requests: each asks for the viewer itself, or answers yes or no about ids that one must know. */
const pastPolicies: Partial<Record<SubgraphName, string[]>> = {
  auth: ['may_answer_appeal(uuid)'],
  users: [
    'friends_of(uuid[],timestamp with time zone,uuid,integer)',
    'hidden_friend_count(uuid)',
    'lock_pair(uuid,uuid)',
    'mutual_friends_of(uuid[])',
    'existing_people(uuid[])',
    'mentionable_people(uuid[])',
    'person_by_username(text)',
    'people_blocking_viewer()',
    'people_hidden_from_viewer()',
    'recommend_people(double precision,uuid,integer)',
    'search_people(text,jsonb,double precision,uuid,integer)',
    'search_people_friends_first(text,jsonb,double precision,uuid,integer)',
    'viewer_friends()',
    'visible_people(uuid[])',
  ],
  posts: [
    ...Object.keys(withoutPath),
    ...['comment_ancestors(uuid[],integer)', 'count_posts(uuid[],integer)'],
    ...['delete_comment(uuid,timestamp with time zone)', 'lock_comment(uuid)', 'lock_post(uuid)'],
    ...['subject_of_own_reaction(uuid)', 'viewer_feed_takes(uuid)', 'viewer_filter(text)', 'viewer_mutes()'],
    ...['filtering_among(uuid[],tsvector)', 'find_mentionable(text[])', 'readers_among(uuid[],uuid,uuid)'],
  ],
  media: [
    'complete_upload(uuid,uuid,text)',
    ...['in_public_collection(uuid)', 'is_hidden(uuid)', 'is_public_collection(uuid)'],
    'reserve_upload(uuid,text,text,bigint,text,timestamp with time zone,integer)',
  ],
  messages: [
    'administers(uuid)',
    'find_mentionable(text[])',
    'founds(uuid)',
    'lock_conversation(uuid)',
    'next_group_change(uuid)',
    'stays_away(uuid,uuid[])',
    'take_back_reaction(uuid)',
    'unread_by(uuid)',
    'participates(uuid)',
  ],
  notifications: ['is_hidden(uuid,uuid)', 'is_in_sight(uuid,uuid,uuid)', 'viewer_sees_post(uuid)'],
}

/** Queries come to these by another column: the collection, the ids of files, the hash of a token. */
const readByOthers: Partial<Record<SubgraphName, string[]>> = {
  auth: ['refresh_tokens.account_id'],
  media: ['collection_items.owner_id'],
  messages: ['media_files.owner_id'],
}

describe.each(subgraphDefinitions.map(({ name, root }) => ({ name, root })))(
  'the database of $name',
  ({ name, root }) => {
    let database: TestDatabase<unknown>
    let catalog: Catalog
    beforeAll(async () => {
      database = await createTestDatabase({ service: name, migrations: new URL('migrations/', root) })
      catalog = new Catalog(database.pool, name)
    })
    afterAll(() => database?.[Symbol.asyncDispose]())

    test('forces row-level security on every table, and each table is spoken of in the expectations', async () => {
      expect(await catalog.unguardedTables()).toEqual([])
      expect(await catalog.views()).toEqual([])
      expect(await catalog.tables()).toEqual(Object.keys(expectationsOf(name)).sort())
    })

    test('has policies for its own two roles, and rules in them', async () => {
      expect(await catalog.policiesOfOthers()).toEqual([])
      expect(await catalog.policiesWithoutRule()).toEqual(['outbox insert', ...(forEverybody[name] ?? [])].sort())
    })

    test('gives nothing to everybody, and to requests nothing but rows', async () => {
      expect(await catalog.publicGrants()).toEqual([])
      expect(await catalog.appPowers()).toEqual([])
    })

    test('shows requests no credentials, and takes events from them without who, when and in which order', async () => {
      expect(await catalog.readableCredentials()).toEqual((ownCredentials[name] ?? []).sort())
      const said = ['aggregateid', 'aggregatetype', 'id', 'payload', 'subject', 'type']
      expect(await catalog.insertableColumns('outbox')).toEqual(said)
    })

    test('has no function that runs as the owner but those known here, on a fixed path', async () => {
      expect(await catalog.callableDefiners()).toEqual((pastPolicies[name] ?? []).sort())
      expect(await catalog.definersWithoutPath()).toEqual(name === 'posts' ? Object.keys(withoutPath).sort() : [])
    })

    test('finds rows by foreign keys and by their owner through an index', async () => {
      expect(await catalog.foreignKeysWithoutIndex()).toEqual([])
      expect(await catalog.viewerColumnsWithoutIndex()).toEqual(readByOthers[name] ?? [])
    })
  },
)
