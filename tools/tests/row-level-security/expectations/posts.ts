import { everybody, ownersOnly, type Rights, type Tables, unblocked } from './expectation.ts'

const own = { add: 'owner', change: 'owner', remove: 'owner' } satisfies Rights
const ofPost = (column: string) =>
  `(select case when p.author_id = :alan then 'of somebody away'
      when p.author_id = :ada then case when p.published_at is null then 'draft' else lower(p.privacy_level::text) end
    end from posts p where p.id = ${column})`

const ofViewer = 'viewer_id(), public.viewer_has_blocks()'

/**
 * Functions that run past the policies without a search path of their own, which would double their cost: all names in them
 * are qualified. Each with a statement that asks it about every row there is.
 */
export const withoutPath: Record<string, string> = {
  'viewer_has_blocks()': 'select public.viewer_has_blocks()',
  'is_hidden(uuid,uuid,boolean)': `select user_id, public.is_hidden(user_id, public.${ofViewer}) from public.people`,
  'owns_post(uuid,uuid)': 'select id, public.owns_post(id, public.viewer_id()) from unnest(:posts::uuid[]) id',
  'sees_post(uuid,uuid,privacy_level,timestamp with time zone,uuid,boolean)': `
    select id, level, public.sees_post(id, :ada, level, pg_catalog.now(), public.${ofViewer})
    from unnest(:posts::uuid[]) id, unnest(enum_range(null::public.privacy_level)) level`,
  'sees_post_by_id(uuid,uuid,boolean,boolean)': `
    select id, public.sees_post_by_id(id, public.${ofViewer}, true) from unnest(:posts::uuid[]) id`,
  'sees_comment_by_id(uuid,uuid,boolean)': `
    select id, public.sees_comment_by_id(id, public.${ofViewer}) from unnest(:comments::uuid[]) id`,
  'have_blocked(uuid,uuid)': 'select user_id, public.have_blocked(user_id, public.viewer_id()) from public.people',
  'sees_comment(uuid,uuid,uuid,boolean)': `
    select id, public.sees_comment(id, :ada, public.${ofViewer}) from unnest(:posts::uuid[]) id`,
  'sees_reaction(uuid,uuid,uuid,uuid,boolean)': `
    select id, public.sees_reaction(:ada, id, null, public.${ofViewer}) from unnest(:posts::uuid[]) id
    union all
    select id, public.sees_reaction(:ada, null, id, public.${ofViewer}) from unnest(:comments::uuid[]) id`,
  'search_posts(tsquery)': "select post_id from public.search_posts(websearch_to_tsquery('simple', :words))",
  'circle_posts(timestamp with time zone,uuid,integer)': `
    select post_id from public.circle_posts('infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 20)`,
  'rank_home_feed(integer)': 'select post_id from public.rank_home_feed(20)',
}

const taken = "gen_random_uuid(), 'SPAM', '{}', now()"

export const posts: Tables = {
  removed_posts: ownersOnly('author_id', 'see'),
  removed_comments: {
    ...ownersOnly('author_id', 'see'),
    fill: `insert into removed_comments (comment_id, author_id, decision_id, rule, saved, removed_at)
      select id, :ada, ${taken} from comments where author_id = :ada limit 1`,
  },
  // Which accounts exist and whether they are switched on.
  people: { kind: "case user_id when :ada then 'person' end", kinds: { person: { see: everybody } } },
  friend_edges: {
    kind: "case when user_id = :ada then 'from the owner' when friend_id = :ada and user_id = :grace then 'to the owner' end",
    kinds: { 'from the owner': { see: 'owner' }, 'to the owner': { see: 'friend' } },
  },
  // Requests come to them by `find_mentionable` alone.
  usernames: 'closed',
  mention_choices: 'closed',
  // Both sides have to leave the other out.
  block_edges: { kind: "case blocker_id when :ada then 'block' end", kinds: { block: { see: 'owner blocked' } } },
  mutes: 'closed',
  filtered_words: ownersOnly('user_id', 'see', 'add', 'change', 'remove'),
  hidden_posts: ownersOnly('user_id', 'see', 'add', 'remove'),
  media_files: ownersOnly('owner_id', 'see'),
  posts: {
    kind: ofPost('t.id'),
    kinds: {
      draft: { see: 'owner', ...own },
      private: { see: 'owner', ...own },
      custom: { see: 'owner friend', ...own },
      friends: { see: 'owner friend', ...own },
      public: { see: unblocked, ...own },
      'of somebody away': {},
    },
  },
  post_media: {
    kind: ofPost('t.post_id'),
    kinds: {
      draft: { see: 'owner', add: 'owner', remove: 'owner' },
      friends: { see: 'owner friend', add: 'owner', remove: 'owner' },
    },
  },
  post_audience: {
    kind: "case (select p.author_id from posts p where p.id = t.post_id) when :ada then 'for the friend' end",
    kinds: { 'for the friend': { see: 'owner friend', add: 'owner', remove: 'owner' } },
  },
  // A public post's id and tag, without its words; who may not see the post loses it at `posts`.
  post_tags: {
    kind: ofPost('t.post_id'),
    kinds: {
      private: { see: 'owner' },
      custom: { see: 'owner friend' },
      friends: { see: 'owner friend' },
      public: { see: everybody },
      'of somebody away': {},
    },
  },
  // Of public posts alone: `used in private` must have no rows.
  tags: {
    kind: `case when exists (select from post_tags u where u.tag = t.name and u.is_public) then 'used in public'
      else 'used in private' end`,
    kinds: { 'used in public': { see: everybody } },
  },
  tag_trends: {
    kind: "'trend'",
    kinds: { trend: { see: everybody } },
    fill: "insert into tag_trends (tag, growth, uses) values ('lab', 1, 1) on conflict do nothing",
  },
  hot_posts: {
    kind: "'popular'",
    kinds: { popular: { see: everybody } },
    fill: `insert into hot_posts (post_id, author_id, published_at, score)
      select id, author_id, published_at, 1 from posts where author_id = :ada and privacy_level = 'PUBLIC'
      on conflict do nothing`,
  },
  comments: {
    kind: `case
      when author_id = :ada then
        case (select p.author_id from posts p where p.id = t.post_id)
          when :edsger then 'on the post of the stranger'
          else (select case p.privacy_level when 'PRIVATE' then 'on a private post' else 'on a friends-only post' end
            from posts p where p.id = t.post_id)
        end
      when author_id = :grace then 'of the friend, on a post of the owner'
      when author_id = :alan then 'of somebody away'
    end`,
    kinds: {
      'on a private post': { see: 'owner', ...own },
      'on a friends-only post': { see: 'owner friend', ...own },
      // The author of the post may take it away, not reword it.
      'on the post of the stranger': { see: unblocked, ...own, remove: 'owner stranger' },
      'of the friend, on a post of the owner': {
        ...{ see: 'owner friend', add: 'friend', change: 'friend', remove: 'owner friend' },
      },
      'of somebody away': { remove: '' },
    },
    set: 'content = content',
  },
  reactions: {
    kind: `case user_id
      when :ada then case when comment_id is null then 'to the post of the stranger' else 'to a comment of the friend' end
      when :grace then 'of the friend, to a friends-only post'
      when :alan then 'of somebody away'
    end`,
    kinds: {
      'to the post of the stranger': { see: unblocked, ...own },
      'to a comment of the friend': { see: 'owner friend', ...own },
      'of the friend, to a friends-only post': {
        see: 'owner friend',
        add: 'friend',
        change: 'friend',
        remove: 'friend',
      },
      'of somebody away': {},
    },
  },
  bookmarks: {
    kind: `case user_id when :ada then 'own' when :grace then 'of the friend' end`,
    kinds: {
      own: { see: 'owner', add: 'owner', remove: 'owner' },
      'of the friend': { see: 'friend', add: 'friend', remove: 'friend' },
    },
  },
  pinned_posts: {
    kind: `case author_id when :ada then ${ofPost('t.post_id')} end`,
    kinds: { friends: { see: 'owner friend', ...own } },
    set: 'post_id = post_id',
  },
  feed_snapshots: ownersOnly('viewer_id', 'see', 'add'),
  idempotency_keys: ownersOnly('user_id', 'see', 'add'),
}
