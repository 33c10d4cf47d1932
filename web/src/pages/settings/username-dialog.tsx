import { useMutation } from '@apollo/client/react'
import { useToast } from '../../elements/toast.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import { UsernameField } from '../../forms/username-field.tsx'
import { ChangeUsernameDocument } from '../../generated/graphql.ts'
import { messageFor } from '../../graphql/failures.ts'

export function UsernameDialog({
  accountId,
  current,
  onClose,
}: {
  accountId: string
  current: string
  onClose(): void
}) {
  const [changeUsername] = useMutation(ChangeUsernameDocument, {
    // The profile follows within moments; what the page shows of it is right at once.
    update(cache, { data }) {
      const account = data?.changeUsername?.account
      if (!account) return
      const id = cache.identify({ __typename: 'User', id: accountId })
      if (id) cache.modify<{ username: string }>({ id, fields: { username: () => account.username } })
    },
  })
  const tell = useToast()
  const submission = useSubmission(async (form) => {
    const { data } = await changeUsername({ variables: { input: { username: textOf(form, 'username').trim() } } })
    const errors = data?.changeUsername?.errors ?? []
    if (errors.length > 0) return errors
    tell(`You are @${data?.changeUsername?.account?.username} now.`)
    onClose()
    return errors
  })
  return (
    <FormDialog
      title="Change the user name"
      submission={submission}
      inputs={['username']}
      act="Change the name"
      onClose={onClose}
    >
      <p>
        It takes effect at once, for signing in as well. <strong>@{current}</strong> stays yours for 30 days, and links
        with it lead to you for as long.
      </p>
      <UsernameField current={current} error={messageFor(submission.errors, 'username')} />
    </FormDialog>
  )
}
