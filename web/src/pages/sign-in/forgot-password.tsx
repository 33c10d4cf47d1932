import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { Link } from 'react-router'
import { Button, ButtonLink } from '../../elements/button.tsx'
import { TextField } from '../../elements/field.tsx'
import { Form } from '../../forms/form.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import { RequestPasswordResetDocument } from '../../generated/graphql.ts'
import { messageFor } from '../../graphql/failures.ts'
import { SignedOutFrame } from './signed-out-frame.tsx'

export default function ForgotPassword() {
  const [request] = useMutation(RequestPasswordResetDocument)
  const [sentTo, setSentTo] = useState<string | null>(null)
  const submission = useSubmission(async (form) => {
    const email = textOf(form, 'email').trim()
    const { data } = await request({ variables: { input: { email } } })
    const errors = data?.requestPasswordReset?.errors ?? []
    if (errors.length === 0) setSentTo(email)
    return errors
  })
  if (sentTo) {
    return (
      <SignedOutFrame title="Look into your mail">
        <p role="status">
          If there is an account with <strong>{sentTo}</strong>, a link to set a new password is on its way there. It
          works for one hour.
        </p>
        <ButtonLink to="/sign-in">Back to the sign-in</ButtonLink>
      </SignedOutFrame>
    )
  }
  return (
    <SignedOutFrame
      title="Forgot your password?"
      intro="Enter the e-mail address of your account, and we mail you a link to set a new one."
      beside={<Link to="/sign-in">Back to the sign-in</Link>}
    >
      <Form
        submission={submission}
        inputs={['email']}
        act={
          <Button type="submit" look="primary" isBusy={submission.isBusy}>
            Mail me a link
          </Button>
        }
      >
        <TextField
          name="email"
          type="email"
          label="E-mail address"
          autoComplete="email"
          required
          error={messageFor(submission.errors, 'email')}
        />
      </Form>
    </SignedOutFrame>
  )
}
