import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { Ban, Ellipsis, Flag, Link2, Volume2, VolumeX } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Confirm } from '../../elements/confirm.tsx'
import { Menu, MenuItem } from '../../elements/menu.tsx'
import { useToast } from '../../elements/toast.tsx'
import { type ProfileMenuPersonFragment, ProfileMenuPersonFragmentDoc } from '../../generated/graphql.ts'
import { useBlock } from '../../people/use-block.ts'
import { useMute } from '../../people/use-mute.ts'

const MuteDialog = lazy(() => import('../../people/mute-dialog.tsx'))

const ReportDialog = lazy(() => import('../../reports/report-dialog.tsx'))

/** What else can be done about a person. */
export function ProfileMenu({ person }: { person: FragmentType<ProfileMenuPersonFragment> }) {
  const { data, complete } = useFragment({ fragment: ProfileMenuPersonFragmentDoc, from: person })
  const tell = useToast()
  const [isBlocking, setBlocking] = useState(false)
  const [isReporting, setReporting] = useState(false)
  const [isMuting, setMuting] = useState(false)
  const { id, username, firstName, friendshipStatus, viewerMute } = complete ? data : gone
  const block = useBlock({ id, firstName })
  const { unmute } = useMute({ id, name: firstName })
  const link = `${location.origin}/people/${username}`
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => tell('The link is copied.'),
      () => tell(`The browser did not let the link be copied: ${link}`),
    )
  return (
    <>
      <Menu label={`More about ${firstName}`} icon={<Ellipsis />}>
        <MenuItem icon={<Link2 />} onClick={() => void copy()}>
          Copy the link
        </MenuItem>
        {friendshipStatus !== 'SELF' &&
          (viewerMute ? (
            <MenuItem icon={<Volume2 />} onClick={() => void unmute()}>
              Unmute
            </MenuItem>
          ) : (
            <MenuItem icon={<VolumeX />} onClick={() => setMuting(true)}>
              Mute …
            </MenuItem>
          ))}
        {friendshipStatus !== 'SELF' && (
          <MenuItem icon={<Flag />} onClick={() => setReporting(true)}>
            Report …
          </MenuItem>
        )}
        {friendshipStatus !== 'SELF' && (
          <MenuItem icon={<Ban />} isDangerous onClick={() => setBlocking(true)}>
            Block …
          </MenuItem>
        )}
      </Menu>
      {isReporting && (
        <Suspense>
          <ReportDialog reported={{ kind: 'person', id }} onClose={() => setReporting(false)} />
        </Suspense>
      )}
      {isMuting && (
        <Suspense>
          <MuteDialog id={id} name={firstName} onClose={() => setMuting(false)} />
        </Suspense>
      )}
      {isBlocking && (
        <Confirm
          title={`Block ${firstName}?`}
          act={`Block ${firstName}`}
          onConfirm={() => void block()}
          onClose={() => setBlocking(false)}
        >
          You and {firstName} won’t see each other here any more: neither profile nor posts nor comments, and no
          messages between the two of you. A friendship or a request ends. {firstName} isn’t told. You can lift the
          block in the settings; an earlier friendship does not come back with it.
        </Confirm>
      )}
    </>
  )
}

const gone = { id: '', username: '', firstName: '', friendshipStatus: null, viewerMute: null }
