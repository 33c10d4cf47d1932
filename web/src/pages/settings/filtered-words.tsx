import { useApolloClient } from '@apollo/client/react'
import { type FormEvent, useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Switch, TextField } from '../../elements/field.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { endOf, type Span, SpanSelect } from '../../elements/span-select.tsx'
import {
  AddFilteredWordDocument,
  FilteredWordsDocument,
  type FilterPlace,
  RemoveFilteredWordDocument,
} from '../../generated/graphql.ts'
import { useAct } from '../../graphql/use-act.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { forgetFiltered } from '../../posts/leave-out.ts'
import styles from './muted.module.css'
import { endText } from './muted-end.ts'
import { Row, RowBones, Section } from './section.tsx'

const placeNames: Partial<Record<FilterPlace, string>> = {
  HOME_FEED: 'Feed',
  POSTS: 'Other posts',
  COMMENTS: 'Comments',
  NOTIFICATIONS: 'Notifications',
}
const places = Object.keys(placeNames) as FilterPlace[]

export function FilteredWords() {
  return (
    <Section
      title="Words you don’t want to read"
      intro="Posts with them stay out of your feed; other posts and comments are folded, and you aren’t notified of them. Case and accents don’t count."
    >
      <AddWord />
      <Part what="Your filtered words" skeleton={<RowBones what="your filtered words" rows={2} />}>
        <WordList />
      </Part>
    </Section>
  )
}

/** What has been filtered before is read anew, and so is what it was filtered from. */
function useWordAct() {
  const client = useApolloClient()
  const act = useAct()
  const run: typeof act = async (mutation, variables) => {
    const isDone = await act(mutation, variables, { update: forgetFiltered })
    if (isDone) await client.refetchQueries({ include: [FilteredWordsDocument] })
    return isDone
  }
  return run
}

function AddWord() {
  const act = useWordAct()
  const [phrase, setPhrase] = useState('')
  const [chosen, setChosen] = useState<readonly FilterPlace[]>(places)
  const [span, setSpan] = useState<Span>('')
  const [isBusy, setBusy] = useState(false)
  async function add(event: FormEvent) {
    event.preventDefault()
    setBusy(true)
    const input = { phrase, places: [...chosen], expiresAt: endOf(span) }
    if (await act(AddFilteredWordDocument, { input })) setPhrase('')
    setBusy(false)
  }
  return (
    <form className={styles.form} onSubmit={(event) => void add(event)}>
      <TextField
        label="Word or phrase"
        value={phrase}
        maxLength={100}
        required
        onChange={(event) => setPhrase(event.target.value)}
      />
      <SpanSelect value={span} onChange={setSpan} />
      <div className={styles.places}>
        {places.map((place) => (
          <Switch
            key={place}
            label={placeNames[place]}
            checked={chosen.includes(place)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, place] : chosen.filter((one) => one !== place))
            }
          />
        ))}
      </div>
      <Button type="submit" look="primary" isBusy={isBusy} disabled={chosen.length === 0}>
        Filter it
      </Button>
    </form>
  )
}

function WordList() {
  const act = useWordAct()
  const { data, error, refetch } = useSuspenseQuery(FilteredWordsDocument, { fetchPolicy: 'cache-and-network' })
  const words = data?.viewer?.filteredWords
  if (!words) {
    if (error) return <Unavailable what="Your filtered words" onRetry={() => void refetch()} />
    return null
  }
  return words.map(({ id, phrase, places, expiresAt }) => (
    <Row
      key={id}
      name={<bdi>{phrase}</bdi>}
      act={
        <Button size="small" onClick={() => void act(RemoveFilteredWordDocument, { input: { filteredWordId: id } })}>
          Remove<span className="visually-hidden"> {phrase}</span>
        </Button>
      }
    >
      {[places.flatMap((place) => placeNames[place] ?? []).join(', '), endText(expiresAt)].filter(Boolean).join(' · ')}
    </Row>
  ))
}
