import { useMutation } from '@apollo/client/react'
import { Scale } from 'lucide-react'
import { useState } from 'react'
import { Button, ButtonLink } from '../../elements/button.tsx'
import { Empty } from '../../elements/empty.tsx'
import { TextArea } from '../../elements/field.tsx'
import { Part, Unavailable } from '../../elements/part.tsx'
import { Age, formatDay } from '../../elements/time.tsx'
import { useToast } from '../../elements/toast.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import {
  AppealDecisionDocument,
  DecisionsDocument,
  MoreDecisionsDocument,
  type OwnDecisionFragment,
} from '../../generated/graphql.ts'
import { messageFor } from '../../graphql/failures.ts'
import { useSuspenseQuery } from '../../graphql/use-suspense-query.ts'
import { rules } from '../../reports/rules.ts'
import { Row, RowBones, Section } from './section.tsx'

/** What moderators have decided against the viewer, and the way to object. */
export function Decisions() {
  return (
    <Section
      title="Decisions of the moderators"
      intro="What was removed or restricted because it broke a rule. You can appeal each decision once."
    >
      <Part what="The list of decisions" skeleton={<RowBones what="the list of decisions" rows={2} />}>
        <DecisionList />
      </Part>
    </Section>
  )
}

function DecisionList() {
  const { data, error, refetch, fetchMore } = useSuspenseQuery(DecisionsDocument, { fetchPolicy: 'cache-and-network' })
  const page = data?.viewer?.moderationDecisions
  if (!page) {
    if (error) return <Unavailable what="The list of decisions" onRetry={() => void refetch()} />
    return null
  }
  const toQueue = data.viewer?.moderation && <ButtonLink to="/moderation">To the moderators’ queue</ButtonLink>
  if (page.edges.length === 0) {
    return (
      <Empty icon={<Scale />} title="There are none" act={toQueue}>
        Nothing of yours has been removed.
      </Empty>
    )
  }
  return (
    <>
      {toQueue}
      {page.edges.map(({ node }) => (
        <Decision key={node.id} decision={node} />
      ))}
      {page.pageInfo.hasNextPage && (
        <Button
          look="plain"
          onClick={() =>
            void fetchMore({ query: MoreDecisionsDocument, variables: { after: page.pageInfo.endCursor! } })
          }
        >
          Show more
        </Button>
      )}
    </>
  )
}

const things = {
  USER: 'What you wrote on your profile',
  POST: 'A post of yours',
  COMMENT: 'A comment of yours',
  MESSAGE: 'A message of yours',
  MEDIA_FILE: 'A file of yours',
} as const

function sentenceOf({ subjectType, action, restrictedUntil }: OwnDecisionFragment): string {
  if (action === 'SUSPEND') return 'Your account was suspended'
  const removed = `${things[subjectType]} was removed`
  if (action !== 'RESTRICT' || !restrictedUntil) return removed
  const until = `you may read, but not write, until ${formatDay(new Date(restrictedUntil))}`
  return subjectType === 'USER' ? `Your account was restricted: ${until}` : `${removed}, and ${until}`
}

const answers = {
  OPEN: 'You have appealed. The moderators look at it again.',
  ACCEPTED: 'Your appeal was accepted: the decision was taken back.',
  REJECTED: 'Your appeal was rejected: the decision stands.',
} as const

function Decision({ decision }: { decision: OwnDecisionFragment }) {
  const [isAppealing, setAppealing] = useState(false)
  const { rule, explanation, decidedAt, viewerCanAppeal, appeal } = decision
  return (
    <>
      <Row
        name={sentenceOf(decision)}
        act={viewerCanAppeal && <Button onClick={() => setAppealing(true)}>Appeal …</Button>}
      >
        <p>
          {rule && `${rules[rule]} · `}
          <Age at={decidedAt} />
        </p>
        {explanation && <p dir="auto">{explanation}</p>}
        {appeal && <p>{answers[appeal.status]}</p>}
      </Row>
      {isAppealing && <AppealDialog decisionId={decision.id} onClose={() => setAppealing(false)} />}
    </>
  )
}

function AppealDialog({ decisionId, onClose }: { decisionId: string; onClose(): void }) {
  const tell = useToast()
  const [appeal] = useMutation(AppealDecisionDocument)
  const submission = useSubmission(async (form) => {
    const { data } = await appeal({ variables: { input: { decisionId, statement: textOf(form, 'statement') } } })
    const errors = data?.appealDecision?.errors ?? []
    if (errors.length > 0) return errors
    tell('Your appeal is with the moderators.')
    onClose()
    return []
  })
  return (
    <FormDialog
      title="Appeal this decision"
      submission={submission}
      inputs={['statement']}
      act="Appeal"
      onClose={onClose}
    >
      <TextArea
        name="statement"
        label="Why is it wrong?"
        hint="You can appeal once. The moderators read this, and look at it again."
        rows={5}
        maxLength={2000}
        required
        error={messageFor(submission.errors, 'statement')}
      />
    </FormDialog>
  )
}
