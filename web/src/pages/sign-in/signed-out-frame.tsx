import type { ReactNode } from 'react'
import logo from '../../plaza.svg'
import { usePageTitle } from '../../shell/page-title.ts'
import styles from './signed-out-frame.module.css'

/** What stands around the pages of somebody who is not signed in. */
export function SignedOutFrame({ title, children }: { title: string; children: ReactNode }) {
  usePageTitle(title)
  return (
    <main id="page" className={styles.frame}>
      <img src={logo} alt="Plaza" width={48} height={48} />
      <h1>{title}</h1>
      {children}
    </main>
  )
}
