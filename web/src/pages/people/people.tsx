import { startTransition, useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { Card, PageHeader } from '../../elements/card.tsx'
import { TextField } from '../../elements/field.tsx'
import { Part } from '../../elements/part.tsx'
import { useSettled } from '../../elements/use-settled.ts'
import { PeopleListSkeleton } from '../../people/people-list.tsx'
import { YouMayKnow, YouMayKnowSkeleton } from '../../people/you-may-know/you-may-know.tsx'
import Aside from '../../shell/aside.tsx'
import { Frame } from '../../shell/frame.tsx'
import { usePageTitle } from '../../shell/page-title.ts'
import { FoundPeople } from './find-people.tsx'
import styles from './people.module.css'
import { Requests } from './requests.tsx'
import { YourFriends } from './your-friends.tsx'

export default function People() {
  usePageTitle('People')
  const [params, setParams] = useSearchParams()
  const [text, setText] = useState(params.get('q') ?? '')
  const query = useSettled(text.trim())
  // The address keeps what is looked for, so that one comes back to it.
  useEffect(() => {
    startTransition(() => setParams(query ? { q: query } : {}, { replace: true }))
  }, [query, setParams])
  return (
    <Frame aside={<Aside hasPeople={false} />}>
      <PageHeader title="People" />
      <search className={styles.search}>
        <TextField
          type="search"
          label="Find people by name"
          isLabelHidden
          placeholder="Find people by name"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </search>
      <div className={styles.page}>{query ? <Found query={query} /> : <Everybody />}</div>
    </Frame>
  )
}

const Found = ({ query }: { query: string }) => (
  <Card aria-label="People found">
    <Part key={query} what="People of that name" skeleton={<PeopleListSkeleton count={6} />}>
      <FoundPeople query={query} />
    </Part>
  </Card>
)

const Everybody = () => (
  <>
    <Part
      what="Friend requests"
      skeleton={
        <Card>
          <PeopleListSkeleton count={3} />
        </Card>
      }
    >
      <Requests />
    </Part>
    <Card aria-label="People you may know" className={styles.section}>
      <h2>People you may know</h2>
      <Part what="People you may know" skeleton={<YouMayKnowSkeleton count={6} />}>
        <YouMayKnow most={6} />
      </Part>
    </Card>
    <Card aria-label="Your friends" className={styles.section}>
      <Part what="Your friends" skeleton={<PeopleListSkeleton count={8} />}>
        <YourFriends />
      </Part>
    </Card>
  </>
)
