import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button, ButtonLink } from '../../elements/button.tsx'
import { Form } from '../../forms/form.tsx'
import { PasswordField } from '../../forms/password-field.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import { ResetPasswordDocument } from '../../generated/graphql.ts'
import { messageFor } from '../../graphql/failures.ts'
import { useMailedToken } from '../../session/use-mailed-token.ts'
import { useSession } from '../../session/use-session.ts'
import { SignedOutFrame } from './signed-out-frame.tsx'

export default function ResetPassword() {
  const token = useMailedToken()
  const session = useSession()
  const [reset] = useMutation(ResetPasswordDocument)
  const [isDone, setDone] = useState(false)
  const submission = useSubmission(async (form) => {
    const newPassword = textOf(form, 'newPassword')
    const { data } = await reset({ variables: { input: { token: token ?? '', newPassword } } })
    const errors = data?.resetPassword?.errors ?? []
    if (errors.length > 0) return errors
    // Every session has ended, so that of this browser too.
    await session.signOut()
    setDone(true)
    return errors
  })
  const isOver = submission.errors.some(({ path }) => path?.at(-1) === 'token')
  if (isDone) {
    return (
      <SignedOutFrame title="Your password is set">
        <p role="status">Every device has been signed out. Sign in with the new password.</p>
        <ButtonLink to="/sign-in" look="primary">
          Sign in
        </ButtonLink>
      </SignedOutFrame>
    )
  }
  if (!token || isOver) {
    return (
      <SignedOutFrame title="This link does not work any more">
        <p role="alert">
          A link from a mail works once, and for one hour. Ask for a new one; your password is as it was.
        </p>
        <ButtonLink to="/forgot-password" look="primary">
          Mail me a new link
        </ButtonLink>
      </SignedOutFrame>
    )
  }
  return (
    <SignedOutFrame
      title="Set a new password"
      intro="It signs out every device that is signed in to your account."
      beside={<Link to="/sign-in">Back to the sign-in</Link>}
    >
      <Form
        submission={submission}
        inputs={['newPassword']}
        act={
          <Button type="submit" look="primary" isBusy={submission.isBusy}>
            Set the password
          </Button>
        }
      >
        <PasswordField
          name="newPassword"
          label="New password"
          autoComplete="new-password"
          required
          error={messageFor(submission.errors, 'newPassword')}
        />
      </Form>
    </SignedOutFrame>
  )
}
