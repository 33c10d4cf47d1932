import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { TextArea } from '../../elements/field.tsx'
import { Form } from '../../forms/form.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import { AppealSuspensionDocument, ProveSuspensionDocument } from '../../generated/graphql.ts'
import { messageFor } from '../../graphql/failures.ts'

/** Lets somebody whose account is suspended object to it, with the name and password that they have just entered. */
export function AppealForm({ credentials }: { credentials: { identifier: string; password: string } }) {
  const [prove] = useMutation(ProveSuspensionDocument)
  const [appeal] = useMutation(AppealSuspensionDocument)
  const [isSent, setSent] = useState(false)
  const submission = useSubmission(async (form) => {
    const proof = (await prove({ variables: { input: credentials } })).data?.signIn
    const token = proof?.suspension?.appealToken
    if (!token) return proof?.errors ?? []
    const { data } = await appeal({ variables: { input: { token, statement: textOf(form, 'statement') } } })
    const errors = data?.appealSuspension?.errors ?? []
    if (errors.length === 0) setSent(true)
    return errors
  })
  if (isSent)
    return <p role="status">Your appeal is with the moderators. Sign in again later to see what came of it.</p>
  return (
    <Form
      submission={submission}
      inputs={['statement']}
      act={
        <Button type="submit" isBusy={submission.isBusy}>
          Appeal
        </Button>
      }
    >
      <TextArea
        name="statement"
        label="Why is the suspension wrong?"
        hint="You can appeal once."
        maxLength={2000}
        required
        error={messageFor(submission.errors, 'statement')}
      />
    </Form>
  )
}
