import type { FragmentType } from '@apollo/client'
import { useFragment, useLazyQuery } from '@apollo/client/react'
import { Ellipsis, Flag, Link2, Pencil, Trash2, VolumeX } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Menu, MenuItem } from '../../elements/menu.tsx'
import { useToast } from '../../elements/toast.tsx'
import { PostAttentionDocument, type PostMenuPostFragment, PostMenuPostFragmentDoc } from '../../generated/graphql.ts'
import { BookmarkItem } from '../bookmarks/bookmark-item.tsx'
import { PinItem } from '../bookmarks/pin-item.tsx'
import { AttentionItems } from './attention-items.tsx'

const DeletePost = lazy(() => import('./delete-post.tsx'))
const ReportDialog = lazy(() => import('../../reports/report-dialog.tsx'))
const MuteDialog = lazy(() => import('../../people/mute-dialog.tsx'))
const ComposerDialog = lazy(() => import('../composer/composer-dialog.tsx'))

/** What can be done with a post besides answering it. */
export function PostMenu({
  post,
  onDeleted,
}: {
  post: FragmentType<PostMenuPostFragment>
  onDeleted: (() => void) | undefined
}) {
  const tell = useToast()
  const { data, complete } = useFragment({
    fragment: PostMenuPostFragmentDoc,
    fragmentName: 'PostMenuPost',
    from: post,
  })
  const [isEditing, setEditing] = useState(false)
  const [isDeleting, setDeleting] = useState(false)
  const [isReporting, setReporting] = useState(false)
  const [isMuting, setMuting] = useState(false)
  const [askAttention, { data: attention }] = useLazyQuery(PostAttentionDocument)
  if (!complete) return null

  const link = `${location.origin}/posts/${data.id}`
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => tell('The link is copied.'),
      () => tell(`The browser did not let the link be copied: ${link}`),
    )
  return (
    <>
      <Menu
        label="More about this post"
        icon={<Ellipsis />}
        onOpen={() => void askAttention({ variables: { id: data.id } }).catch(() => {})}
      >
        <MenuItem icon={<Link2 />} onClick={() => void copy()}>
          Copy the link
        </MenuItem>
        <BookmarkItem post={data} />
        <PinItem post={data} />
        {!data.viewerCanDelete && (
          <MenuItem icon={<Flag />} onClick={() => setReporting(true)}>
            Report …
          </MenuItem>
        )}
        {data.viewerCanEdit && (
          <MenuItem icon={<Pencil />} onClick={() => setEditing(true)}>
            Edit
          </MenuItem>
        )}
        {data.publishedAt && <AttentionItems id={data.id} isOwn={data.viewerCanDelete} known={attention?.post} />}
        {data.author && !data.viewerCanDelete && (
          <MenuItem icon={<VolumeX />} onClick={() => setMuting(true)}>
            Mute {data.author.displayName} …
          </MenuItem>
        )}
        {data.viewerCanDelete && (
          <MenuItem icon={<Trash2 />} isDangerous onClick={() => setDeleting(true)}>
            Delete …
          </MenuItem>
        )}
      </Menu>
      {isReporting && (
        <Suspense>
          <ReportDialog reported={{ kind: 'post', id: data.id }} onClose={() => setReporting(false)} />
        </Suspense>
      )}
      {isEditing && (
        <Suspense>
          <ComposerDialog id={data.id} onClose={() => setEditing(false)} />
        </Suspense>
      )}
      {isMuting && data.author && (
        <Suspense>
          <MuteDialog id={data.author.id} name={data.author.displayName} onClose={() => setMuting(false)} />
        </Suspense>
      )}
      {isDeleting && (
        <Suspense>
          <DeletePost
            id={data.id}
            commentCount={data.commentCount}
            onClose={() => setDeleting(false)}
            onDeleted={onDeleted}
          />
        </Suspense>
      )}
    </>
  )
}
