import { useApolloClient, useSuspenseQuery } from '@apollo/client/react'
import { useId, useState } from 'react'
import { Button } from '../../../elements/button.tsx'
import { Confirm } from '../../../elements/confirm.tsx'
import { Dialog } from '../../../elements/dialog.tsx'
import { Part, Unavailable } from '../../../elements/part.tsx'
import { Bone, Loading } from '../../../elements/skeleton.tsx'
import { useToast } from '../../../elements/toast.tsx'
import { useSubmission } from '../../../forms/submission.ts'
import {
  EditedProfileDocument,
  type EditedProfileFragment,
  SetFocalPointDocument,
  UpdateProfileDocument,
} from '../../../generated/graphql.ts'
import { changesOf } from './changes.ts'
import { EditForm } from './edit-form.tsx'
import type { FocalPoint } from './focal-point.ts'

/** The viewer's own profile, to be changed. What was typed is not given up without a question. */
export function EditProfile({ onClose }: { onClose(): void }) {
  const formId = useId()
  const [isChanged, setChanged] = useState(false)
  const [isLeaving, setLeaving] = useState(false)
  const [isBusy, setBusy] = useState(false)
  return (
    <Dialog
      title="Edit profile"
      onClose={() => (isChanged ? setLeaving(true) : onClose())}
      footer={
        <>
          <Button onClick={() => (isChanged ? setLeaving(true) : onClose())}>Cancel</Button>
          <Button type="submit" form={formId} look="primary" isBusy={isBusy}>
            Save
          </Button>
        </>
      }
    >
      <Part what="Your profile" skeleton={<Skeleton />}>
        <Edited formId={formId} onChange={() => setChanged(true)} onBusy={setBusy} onSaved={onClose} />
      </Part>
      {isLeaving && (
        <Confirm
          title="Leave without saving?"
          act="Don’t save"
          refrain="Keep editing"
          onConfirm={onClose}
          onClose={() => setLeaving(false)}
        >
          What you have changed here is not saved yet.
        </Confirm>
      )}
    </Dialog>
  )
}

function Edited({ onSaved, ...rest }: Omit<Parameters<typeof Fields>[0], 'profile'>) {
  const { data, refetch } = useSuspenseQuery(EditedProfileDocument)
  const profile = data?.viewer?.profile
  if (!profile) return <Unavailable what="Your profile" onRetry={() => void refetch()} />
  return <Fields {...rest} profile={profile} onSaved={onSaved} />
}

function Fields({
  formId,
  profile,
  onChange,
  onBusy,
  onSaved,
}: {
  formId: string
  profile: EditedProfileFragment
  onChange(): void
  onBusy(isBusy: boolean): void
  onSaved(): void
}) {
  const client = useApolloClient()
  const tell = useToast()
  const [before] = useState(profile)
  const [pictures, setPictures] = useState({
    profilePictureId: profile.profilePicture?.id ?? null,
    coverPhotoId: profile.coverPhoto?.id ?? null,
  })
  const [points, setPoints] = useState<Record<string, FocalPoint>>({})
  const submission = useSubmission(async (form) => {
    onBusy(true)
    try {
      for (const [mediaId, focalPoint] of Object.entries(points)) {
        const variables = { input: { mediaId, focalPoint } }
        const { data } = await client.mutate({ mutation: SetFocalPointDocument, variables })
        const errors = data?.updateMediaFile?.errors ?? []
        if (errors.length > 0) return errors
      }
      const input = changesOf(before, form, pictures)
      const { data } = await client.mutate({ mutation: UpdateProfileDocument, variables: { input } })
      const errors = data?.updateProfile?.errors ?? []
      if (errors.length > 0) return errors
      tell('Your profile is saved.')
      onSaved()
      return []
    } finally {
      onBusy(false)
    }
  })
  return (
    <EditForm
      id={formId}
      submission={submission}
      profile={before}
      pictures={pictures}
      onPictures={(changed) => {
        setPictures((now) => ({ ...now, ...changed }))
        onChange()
      }}
      onMove={(mediaId, point) => {
        setPoints((now) => ({ ...now, [mediaId]: point }))
        onChange()
      }}
      onChange={onChange}
    />
  )
}

const Skeleton = () => (
  <Loading what="your profile">
    <Bone height={160} />
  </Loading>
)
