import { use } from 'react'
import { useLocation } from 'react-router'
import { findDemo } from '../../session/demo.ts'
import { DemoPeople } from './demo-people.tsx'
import { OneQuery } from './one-query.tsx'
import styles from './welcome.module.css'

/** Says in one look what Plaza is. On a machine of one's own it shows what is behind it, and who one may be. */
export function Welcome() {
  const demo = use(findDemo())
  const { pathname } = useLocation()
  const isEntrance = pathname === '/sign-in'
  return (
    <div className={styles.welcome}>
      <div className={styles.words}>
        <p className={styles.claim}>People, posts and conversations, in one place.</p>
        <p className={styles.more}>
          {demo
            ? 'Plaza is a whole social network behind one GraphQL API. Six services answer each page together, and what you see here is the front end to start yours from.'
            : 'See what your friends are up to, talk with them, and share what is worth it with exactly the people it is for.'}
        </p>
      </div>
      {demo && isEntrance && <DemoPeople demo={demo} />}
      {demo && <OneQuery />}
    </div>
  )
}
