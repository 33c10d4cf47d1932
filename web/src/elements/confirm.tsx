import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

/** Asks before an act that can't simply be taken back. What it does is said in `children`, and `act` names it again. */
export function Confirm({
  title,
  act,
  refrain = 'Cancel',
  onConfirm,
  onClose,
  children,
}: {
  title: string
  act: string
  refrain?: string
  onConfirm(): void
  onClose(): void
  children: ReactNode
}) {
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{refrain}</Button>
          <Button
            look="danger"
            onClick={() => {
              onClose()
              onConfirm()
            }}
          >
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}
