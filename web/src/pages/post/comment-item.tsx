import { useFragment } from '@apollo/client/react'
import { CornerDownRight, Ellipsis, Flag, Pencil, Trash2 } from 'lucide-react'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { Button } from '../../elements/button.tsx'
import { classes } from '../../elements/classes.ts'
import { Menu, MenuItem } from '../../elements/menu.tsx'
import { Age } from '../../elements/time.tsx'
import { CommentItemFragmentDoc } from '../../generated/graphql.ts'
import { Avatar } from '../../people/avatar.tsx'
import { PersonName } from '../../people/person-name.tsx'
import { Filtered } from '../../posts/filtered.tsx'
import { ReactionButton } from '../../posts/reactions/reaction-button.tsx'
import { RichText } from '../../posts/rich-text/rich-text.tsx'
import { WhoReacted } from '../../posts/who-reacted/who-reacted.tsx'
import { RemovedNote } from '../../reports/removed-note.tsx'
import { CommentBox } from './comment-box.tsx'
import { CommentEdit } from './comment-edit.tsx'
import styles from './comment-item.module.css'
import { DeleteComment } from './delete-comment.tsx'
import { Replies } from './replies.tsx'
import { useThread } from './thread-context.ts'

const ReportDialog = lazy(() => import('../../reports/report-dialog.tsx'))

/** From here on replies stand below one another instead of moving in, and say whom they answer. */
const deepestIndent = 4

/** A comment with the replies below it. Whoever asks for it spreads `CommentItem`; it is read by its id. */
export function CommentItem({ id, depth, to }: { id: string; depth: number; to: string | null }) {
  const { postId, authorId, path, viewerCanComment, outbox } = useThread()
  const { key: visit } = useLocation()
  const { data, complete } = useFragment({
    fragment: CommentItemFragmentDoc,
    fragmentName: 'CommentItem',
    from: { __typename: 'Comment', id },
  })
  const [isOpen, setOpen] = useState<boolean | null>(null)
  const [act, setAct] = useState<'reply' | 'edit' | 'delete' | 'report' | null>(null)
  const article = useRef<HTMLElement>(null)
  const isLinked = path.at(-1) === id
  // Each visit of the link leads there again.
  useEffect(() => {
    if (!isLinked || !complete) return
    article.current?.scrollIntoView({ block: 'center' })
    article.current?.focus({ preventScroll: true })
  }, [isLinked, complete, visit])
  if (!complete) return null

  const { author, replyCount } = data
  const name = author?.displayName ?? (data.isDeleted ? null : 'Somebody')
  const hasOwn = [...outbox.outgoing, ...outbox.sent].some(({ parentId }) => parentId === id)
  const showsReplies = (replyCount > 0 || hasOwn) && (isOpen ?? (depth === 0 || path.includes(id) || hasOwn))
  return (
    <li data-fragment="CommentItem">
      <article
        ref={article}
        tabIndex={-1}
        className={classes(styles.comment, isLinked && styles.linked)}
        aria-label={data.isDeleted ? `A ${data.isRemoved ? 'removed' : 'deleted'} comment` : `Comment by ${name}`}
        aria-current={isLinked || undefined}
      >
        <Avatar person={author} size={depth === 0 ? 32 : 24} />
        <div className={styles.body}>
          {data.isDeleted ? (
            <p className={styles.deleted}>
              {data.isRemoved ? <RemovedNote rule={data.removedRule} /> : 'This comment was deleted.'}
            </p>
          ) : (
            <>
              <p className={styles.head}>
                <PersonName person={author} />
                {author && author.id === authorId && <span className={styles.author}>Author</span>}
                <Link to={`/posts/${postId}?comment=${id}`} replace className={styles.age}>
                  <Age at={data.createdAt} />
                </Link>
                {data.editedAt && <span>edited</span>}
              </p>
              {to && depth > deepestIndent && (
                <p className={styles.to}>
                  <CornerDownRight aria-hidden="true" /> to <bdi>{to}</bdi>
                </p>
              )}
              {act === 'edit' ? (
                <CommentEdit comment={data} onClose={() => setAct(null)} />
              ) : (
                <Filtered id={data.id} isFiltered={data.isFiltered}>
                  <p className={styles.content}>
                    <RichText text={data.content} facets={data.facets} />
                  </p>
                </Filtered>
              )}
              <div className={styles.acts}>
                <ReactionButton subject={data} />
                {viewerCanComment && (
                  <Button look="plain" size="small" aria-expanded={act === 'reply'} onClick={() => setAct('reply')}>
                    Reply
                  </Button>
                )}
                <WhoReacted subject={data} />
              </div>
            </>
          )}
        </div>
        {!data.isDeleted && (
          <Menu label={`What to do with ${name}’s comment`} icon={<Ellipsis />}>
            {!data.viewerCanEdit && (
              <MenuItem icon={<Flag />} onClick={() => setAct('report')}>
                Report …
              </MenuItem>
            )}
            {data.viewerCanEdit && (
              <MenuItem icon={<Pencil />} onClick={() => setAct('edit')}>
                Edit
              </MenuItem>
            )}
            {data.viewerCanDelete && (
              <MenuItem icon={<Trash2 />} isDangerous onClick={() => setAct('delete')}>
                Delete
              </MenuItem>
            )}
          </Menu>
        )}
      </article>
      {act === 'report' && (
        <Suspense>
          <ReportDialog reported={{ kind: 'comment', id }} onClose={() => setAct(null)} />
        </Suspense>
      )}
      {act === 'delete' && <DeleteComment comment={data} onClose={() => setAct(null)} />}
      <div className={classes(styles.below, depth < deepestIndent && styles.indented)}>
        {replyCount > 0 && (depth > 0 || !showsReplies || replyCount > 2) && (
          <Button
            look="plain"
            size="small"
            className={styles.fold}
            aria-expanded={showsReplies}
            onClick={() => setOpen(!showsReplies)}
          >
            {showsReplies ? 'Hide replies' : `Show ${replyCount} ${replyCount === 1 ? 'reply' : 'replies'}`}
          </Button>
        )}
        {showsReplies && (
          <Replies commentId={id} replyCount={replyCount}>
            {(replyId) => <CommentItem key={replyId} id={replyId} depth={depth + 1} to={name} />}
          </Replies>
        )}
        {act === 'reply' && (
          <CommentBox
            parentId={id}
            label={`Reply to ${name}`}
            onClose={() => {
              setAct(null)
              setOpen(true)
              article.current?.focus({ preventScroll: true })
            }}
          />
        )}
      </div>
    </li>
  )
}
