import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { DemoPersonDocument } from '../../generated/graphql.ts'
import { Avatar } from '../../people/avatar.tsx'
import type { Demo } from '../../session/demo.ts'
import { useSession } from '../../session/use-session.ts'
import styles from './demo-people.module.css'

/** The demo people, each one press away. */
export function DemoPeople({ demo }: { demo: Demo }) {
  const session = useSession()
  const [entering, setEntering] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  async function enter(username: string) {
    if (entering) return
    setEntering(username)
    const errors = await session
      .signIn({ identifier: username, password: demo.password })
      .catch(() => [{ message: 'Plaza can’t be reached. Try again in a moment.' }])
    setProblem(errors[0]?.message ?? null)
    setEntering(null)
  }
  return (
    <section aria-labelledby="demo-people" className={styles.people}>
      <h2 id="demo-people">Look around as one of the demo people</h2>
      <ul className={styles.faces}>
        {demo.people.map((person) => (
          <li key={person.username}>
            <button
              type="button"
              className={styles.face}
              aria-busy={entering === person.username || undefined}
              onClick={() => void enter(person.username)}
            >
              <Face username={person.username} />
              <span>{person.displayName}</span>
            </button>
          </li>
        ))}
      </ul>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
    </section>
  )
}

function Face({ username }: { username: string }) {
  const { data } = useQuery(DemoPersonDocument, { variables: { username } })
  return <Avatar person={data?.userByUsername} size={40} />
}
