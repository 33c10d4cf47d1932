import { type FormEvent, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { TextField } from '../../elements/field.tsx'
import { messageFor, messagesBeside } from '../../graphql/failures.ts'
import type { SessionError } from '../../session/session.ts'
import { useSession } from '../../session/use-session.ts'
import { SignedOutFrame } from './signed-out-frame.tsx'

export default function SignIn() {
  const session = useSession()
  const [errors, setErrors] = useState<SessionError[]>([])
  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setErrors(
      await session.signIn({ identifier: String(form.get('identifier')), password: String(form.get('password')) }),
    )
  }
  return (
    <SignedOutFrame title="Sign in">
      <form onSubmit={(event) => void signIn(event)}>
        <TextField
          name="identifier"
          label="E-mail address or user name"
          autoComplete="username"
          error={messageFor(errors, 'identifier')}
        />
        <TextField
          name="password"
          type="password"
          label="Password"
          autoComplete="current-password"
          error={messageFor(errors, 'password')}
        />
        {messagesBeside(errors, ['identifier', 'password']).map((message) => (
          <p key={message} role="alert">
            {message}
          </p>
        ))}
        <Button type="submit" look="primary">
          Sign in
        </Button>
      </form>
    </SignedOutFrame>
  )
}
