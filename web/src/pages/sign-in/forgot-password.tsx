import { SignedOutFrame } from './signed-out-frame.tsx'

export default function ForgotPassword() {
  return <SignedOutFrame title="ForgotPassword">…</SignedOutFrame>
}
