import { type Kysely, sql } from 'kysely'

const viewerAndBlocks = '(select viewer_id()), (select viewer_has_blocks())'
const mayReactTo = `case when post_id is null then sees_comment_by_id(comment_id, ${viewerAndBlocks})
  else sees_post_by_id(post_id, ${viewerAndBlocks}, false) end`

/**
 * While the author of a post and somebody below it have blocked one another, that person's comments and reactions there are
 * hidden from everybody else. People take back what is their own, and clear their own posts, whatever the policies show. A
 * `CUSTOM` post is for those of its audience who are friends now.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSight(db)
  await createTakingBack(db)
  await sql`
    ${sql.raw(seesPost)}
      if level in ('FRIENDS', 'CUSTOM') then
        if not exists (
          select from public.friend_edges f where f.user_id = viewer and f.friend_id = author and not f.is_ended
        ) then
          return false;
        end if;
        if level = 'CUSTOM'
          and not exists (select from public.post_audience a where a.post_id = post and a.user_id = viewer) then
          return false;
        end if;
      elsif level = 'PRIVATE' then
        return false;
      end if;
      -- What is_hidden says. A call of it would be a quarter of what a post costs that is looked at.
      if exists (select from public.people p where p.user_id = author and p.status <> 'ACTIVE') then
        return false;
      end if;
      return not (viewer_has_blocks and public.is_hidden(author, viewer, true));
    end
    $$
  `.execute(db)
  await sql`
    create or replace function sees_comment_by_id(comment uuid, viewer uuid, viewer_has_blocks boolean) returns boolean
    language plpgsql stable parallel safe security definer cost 100
    as $$
    declare
      c record;
    begin
      select post_id, author_id into c from public.comments where id = comment and deleted_at is null;
      return found and public.sees_comment(c.post_id, c.author_id, viewer, viewer_has_blocks);
    end
    $$
  `.execute(db)
  await sql
    .raw(`
      alter policy comments_select on comments using (sees_comment(post_id, author_id, ${viewerAndBlocks}));
      alter policy comments_insert on comments with check (
        author_id = (select viewer_id()) and sees_post_by_id(post_id, ${viewerAndBlocks}, false)
        and (parent_id is null or sees_comment_by_id(parent_id, ${viewerAndBlocks}))
      );
      alter policy reactions_select on reactions using (
        user_id = (select viewer_id()) or sees_reaction(user_id, post_id, comment_id, ${viewerAndBlocks})
      );
    `)
    .execute(db)
}

async function createSight(db: Kysely<unknown>): Promise<void> {
  // Either way, whatever their accounts' states.
  await sql`
    create function have_blocked(one uuid, other uuid) returns boolean
    language plpgsql stable parallel safe security definer cost 20
    as $$
    begin
      return exists (select from public.block_edges b where b.blocker_id = one and b.blocked_id = other and not b.is_ended)
        or exists (select from public.block_edges b where b.blocker_id = other and b.blocked_id = one and not b.is_ended);
    end
    $$
  `.execute(db)
  await sql`
    create function sees_comment(post uuid, writer uuid, viewer uuid, viewer_has_blocks boolean) returns boolean
    language plpgsql stable parallel safe security definer cost 100
    as $$
    declare
      p record;
    begin
      -- A tombstone has no author to be hidden.
      if writer is not null and public.is_hidden(writer, viewer, viewer_has_blocks) then
        return false;
      end if;
      select author_id, privacy_level, published_at into p from public.posts where id = post;
      return found and p.published_at is not null
        and public.sees_post(post, p.author_id, p.privacy_level, p.published_at, viewer, viewer_has_blocks)
        and ((writer = viewer) is true or not public.have_blocked(p.author_id, writer));
    end
    $$
  `.execute(db)
  await sql`
    create function sees_reaction(person uuid, post uuid, comment uuid, viewer uuid, viewer_has_blocks boolean)
    returns boolean
    language plpgsql stable parallel safe security definer cost 100
    as $$
    begin
      if public.is_hidden(person, viewer, viewer_has_blocks) then
        return false;
      end if;
      if post is null then
        if not public.sees_comment_by_id(comment, viewer, viewer_has_blocks) then
          return false;
        end if;
        select c.post_id into post from public.comments c where c.id = comment;
      elsif not public.sees_post_by_id(post, viewer, viewer_has_blocks, false) then
        return false;
      end if;
      return not exists (
        select from public.posts p where p.id = post and public.have_blocked(p.author_id, person)
      );
    end
    $$
  `.execute(db)
}

async function createTakingBack(db: Kysely<unknown>): Promise<void> {
  // Gives the post's id; null when there is no such comment, or it is neither the viewer's nor below a post of the viewer's.
  await sql`
    create function delete_comment(comment uuid, at timestamptz) returns uuid
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
      post uuid;
      replies integer;
    begin
      select c.post_id into post from comments c join posts p on p.id = c.post_id
      where c.id = comment and viewer_id() in (c.author_id, p.author_id);
      if not found then
        return null;
      end if;
      perform lock_post(post);
      select c.reply_count into replies from comments c where c.id = comment and c.deleted_at is null for update;
      if not found then
        return null;
      end if;
      if replies = 0 then
        delete from comments where id = comment;
      else
        update comments set author_id = null, content = '', edited_at = null, deleted_at = at where id = comment;
      end if;
      return post;
    end
    $$
  `.execute(db)
  // What the viewer has reacted to, be it hidden from the viewer by now. A comment's post is given beside it.
  await sql`
    create function subject_of_own_reaction(subject uuid)
    returns table (is_comment boolean, author_id uuid, post_id uuid)
    language plpgsql stable security definer rows 1 set search_path = public, pg_temp
    as $$
    begin
      return query
        select false, p.author_id, p.id from reactions r join posts p on p.id = r.post_id
        where r.user_id = viewer_id() and r.post_id = subject
        union all
        select true, c.author_id, c.post_id from reactions r join comments c on c.id = r.comment_id
        where r.user_id = viewer_id() and r.comment_id = subject;
    end
    $$
  `.execute(db)
  await sql`
    revoke execute on function delete_comment(uuid, timestamptz), subject_of_own_reaction(uuid) from public
  `.execute(db)
  await sql`
    grant execute on function delete_comment(uuid, timestamptz), subject_of_own_reaction(uuid) to posts_app
  `.execute(db)
}

const seesPost = `
  create or replace function sees_post(
    post uuid, author uuid, level privacy_level, published_at timestamptz, viewer uuid, viewer_has_blocks boolean
  ) returns boolean
  language plpgsql stable parallel safe security definer cost 40
  as $$
  begin
    if author = viewer then
      return true;
    end if;
    if published_at is null then
      return false;
    end if;`

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`
      alter policy reactions_select on reactions using (
        user_id = (select viewer_id()) or not is_hidden(user_id, ${viewerAndBlocks}) and ${mayReactTo}
      );
      alter policy comments_insert on comments with check (
        author_id = (select viewer_id()) and sees_post_by_id(post_id, ${viewerAndBlocks}, false)
      );
      alter policy comments_select on comments using (
        (author_id is null or not is_hidden(author_id, ${viewerAndBlocks}))
        and sees_post_by_id(post_id, ${viewerAndBlocks}, false)
      );
    `)
    .execute(db)
  await sql`
    create or replace function sees_comment_by_id(comment uuid, viewer uuid, viewer_has_blocks boolean) returns boolean
    language plpgsql stable parallel safe security definer cost 100
    as $$
    declare
      c record;
    begin
      select post_id, author_id into c from public.comments where id = comment and deleted_at is null;
      return found
        and not public.is_hidden(c.author_id, viewer, viewer_has_blocks)
        and public.sees_post_by_id(c.post_id, viewer, viewer_has_blocks, false);
    end
    $$
  `.execute(db)
  await sql`
    ${sql.raw(seesPost)}
      if level = 'FRIENDS' then
        if not exists (
          select from public.friend_edges f where f.user_id = viewer and f.friend_id = author and not f.is_ended
        ) then
          return false;
        end if;
      elsif level = 'CUSTOM' then
        if not exists (select from public.post_audience a where a.post_id = post and a.user_id = viewer) then
          return false;
        end if;
      elsif level = 'PRIVATE' then
        return false;
      end if;
      return not public.is_hidden(author, viewer, viewer_has_blocks);
    end
    $$
  `.execute(db)
  await sql`drop function subject_of_own_reaction(uuid)`.execute(db)
  await sql`drop function delete_comment(uuid, timestamptz)`.execute(db)
  await sql`drop function sees_reaction(uuid, uuid, uuid, uuid, boolean)`.execute(db)
  await sql`drop function sees_comment(uuid, uuid, uuid, boolean)`.execute(db)
  await sql`drop function have_blocked(uuid, uuid)`.execute(db)
}
