import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import styles from './toast.module.css'

interface Toast {
  id: number
  text: string
  act?: { name: string; run(): void }
}

type Tell = (text: string, act?: Toast['act']) => void

const ToastContext = createContext<Tell>(() => {})

const shownMs = 6_000

/** Tells of something that has happened, for some seconds, to the eye and to screen readers. */
export const useToast = (): Tell => useContext(ToastContext)

export function Toasts({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const last = useRef(0)
  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const tell = useCallback<Tell>(
    (text, act) => {
      const id = ++last.current
      setToasts((all) => [...all.slice(-2), { id, text, ...(act && { act }) }])
      setTimeout(() => remove(id), shownMs)
    },
    [remove],
  )
  return (
    <ToastContext value={tell}>
      {children}
      <div className={styles.toasts} role="status">
        {toasts.map(({ id, text, act }) => (
          <div key={id} className={styles.toast}>
            <span>{text}</span>
            {act && (
              <button
                type="button"
                className={styles.act}
                onClick={() => {
                  remove(id)
                  act.run()
                }}
              >
                {act.name}
              </button>
            )}
          </div>
        ))}
      </div>
    </ToastContext>
  )
}
