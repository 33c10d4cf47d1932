import { useMutation } from '@apollo/client/react'
import { useCallback, useEffect, useRef } from 'react'
import { Button, ButtonLink } from '../../elements/button.tsx'
import { VerifyEmailDocument } from '../../generated/graphql.ts'
import { useMailedToken } from '../../session/use-mailed-token.ts'
import { SignedOutFrame } from './signed-out-frame.tsx'

export default function VerifyEmail() {
  const token = useMailedToken()
  const [verify, { data, error }] = useMutation(VerifyEmailDocument)
  const asked = useRef<string | null>(null)
  const ask = useCallback(() => {
    // What it throws is in `error`.
    if (token) void verify({ variables: { input: { token } } }).catch(() => {})
  }, [token, verify])
  useEffect(() => {
    // A link works once, and an effect may run twice.
    if (asked.current === token) return
    asked.current = token
    ask()
  }, [token, ask])

  const answer = data?.verifyEmail
  if (answer?.verifiedEmail) {
    return (
      <SignedOutFrame title="Your address is confirmed">
        <p role="status">
          <strong>{answer.verifiedEmail}</strong> belongs to your account now.
        </p>
        <ButtonLink to="/" look="primary">
          Go to Plaza
        </ButtonLink>
      </SignedOutFrame>
    )
  }
  const problem = answer?.errors.find(({ code }) => code !== 'EXPIRED')
  if (error || problem) {
    return (
      <SignedOutFrame title="Your address is not confirmed yet">
        <p role="alert">{problem?.message ?? 'Plaza can’t be reached. The link still works: try again in a moment.'}</p>
        <Button look="primary" onClick={ask}>
          Try again
        </Button>
      </SignedOutFrame>
    )
  }
  if (!token || answer) {
    return (
      <SignedOutFrame title="This link does not work any more">
        <p role="alert">
          A link from a mail works once, and for a day. If your address is not confirmed yet, ask for a new link in your
          settings.
        </p>
        <ButtonLink to="/settings/account" look="primary">
          Go to your settings
        </ButtonLink>
      </SignedOutFrame>
    )
  }
  return (
    <SignedOutFrame title="Confirming your address">
      <p role="status">One moment …</p>
    </SignedOutFrame>
  )
}
