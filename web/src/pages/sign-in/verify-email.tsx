import { SignedOutFrame } from './signed-out-frame.tsx'

export default function VerifyEmail() {
  return <SignedOutFrame title="VerifyEmail">…</SignedOutFrame>
}
