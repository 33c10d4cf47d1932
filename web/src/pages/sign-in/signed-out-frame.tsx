import { type ReactNode, Suspense } from 'react'
import logo from '../../plaza.svg'
import { usePageTitle } from '../../shell/page-title.ts'
import styles from './signed-out-frame.module.css'
import { Welcome } from './welcome.tsx'

/** What stands around the pages of somebody who is not signed in: beside the form, what Plaza is. */
export function SignedOutFrame({
  title,
  intro,
  children,
  beside,
}: {
  title: string
  intro?: ReactNode
  children: ReactNode
  /** What leads elsewhere, under the form. */
  beside?: ReactNode
}) {
  usePageTitle(title)
  return (
    <div className={styles.frame}>
      <header className={styles.brand}>
        <img src={logo} alt="" width={32} height={32} />
        Plaza
      </header>
      <Suspense>
        <aside aria-label="About Plaza" className={styles.welcome}>
          <Welcome />
        </aside>
        <main id="page" tabIndex={-1} className={styles.page}>
          <div className={styles.card}>
            <h1>{title}</h1>
            {intro && <p className={styles.intro}>{intro}</p>}
            {children}
          </div>
          {beside && <p className={styles.beside}>{beside}</p>}
        </main>
      </Suspense>
    </div>
  )
}
