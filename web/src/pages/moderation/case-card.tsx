import { useState } from 'react'
import { Button } from '../../elements/button.tsx'
import { Card } from '../../elements/card.tsx'
import { Age, formatDay } from '../../elements/time.tsx'
import {
  AnswerAppealDocument,
  type CasePartsFragment,
  ReleaseCaseDocument,
  TakeCaseDocument,
} from '../../generated/graphql.ts'
import { useAct } from '../../graphql/use-act.ts'
import { rules } from '../../reports/rules.ts'
import { DecideDialog } from './decide-dialog.tsx'
import styles from './moderation.module.css'
import { actions, things } from './words.ts'

/** One thing that was reported: how it read, why it was reported, and what can be done. */
export function CaseCard({ found, onDone }: { found: CasePartsFragment; onDone(): void }) {
  const { subjectType, owner, reportCount, openedAt, reports, evidence, decision } = found
  return (
    <Card as="article" aria-labelledby={`case-${found.id}`} className={styles.case}>
      <h2 id={`case-${found.id}`}>
        {things[subjectType]} {owner && <bdi>of {owner.displayName}</bdi>}
      </h2>
      <p className={styles.facts}>
        {reportCount === 1 ? 'Reported once' : `Reported by ${reportCount} people`}, <Age at={openedAt} />
      </p>
      {evidence.length === 0 && <p className={styles.facts}>What was reported is not kept any more.</p>}
      {evidence.map(({ id, text, media }) => (
        <blockquote key={id} className={styles.evidence}>
          {text && <p dir="auto">{text}</p>}
          {media.map(
            (file) =>
              file?.thumbnailUrl && (
                <img key={file.id} src={file.thumbnailUrl} alt={file.altText ?? file.filename} height={120} />
              ),
          )}
        </blockquote>
      ))}
      <ul className={styles.reports}>
        {reports.map(({ id, reason, note }) => (
          <li key={id}>
            <strong>{rules[reason]}</strong>
            {note && <span dir="auto"> {note}</span>}
          </li>
        ))}
      </ul>
      {decision ? <Decided found={found} onDone={onDone} /> : <Acts found={found} onDone={onDone} />}
    </Card>
  )
}

function Acts({ found: { id: caseId, isTakenByViewer, assignee }, onDone }: Parameters<typeof CaseCard>[0]) {
  const act = useAct()
  const [isDeciding, setDeciding] = useState(false)
  if (assignee && !isTakenByViewer) return <p className={styles.facts}>{assignee.displayName} works on it.</p>
  return (
    <div className={styles.acts}>
      <Button look="primary" onClick={() => setDeciding(true)}>
        Decide …
      </Button>
      {isTakenByViewer ? (
        <Button look="plain" onClick={() => void act(ReleaseCaseDocument, { input: { caseId } })}>
          Give back
        </Button>
      ) : (
        <Button onClick={() => void act(TakeCaseDocument, { input: { caseId } })}>Take</Button>
      )}
      {isDeciding && <DecideDialog caseId={caseId} onClose={() => setDeciding(false)} onDone={onDone} />}
    </div>
  )
}

function Decided({ found: { decision, evidenceEndsAt }, onDone }: Parameters<typeof CaseCard>[0]) {
  const act = useAct()
  if (!decision) return null
  const { action, rule, explanation, appeal, reversedAt } = decision
  const isKept = evidenceEndsAt && new Date(evidenceEndsAt) > new Date()
  const answer = async (accept: boolean) => {
    if (await act(AnswerAppealDocument, { input: { appealId: appeal!.id, accept } })) onDone()
  }
  return (
    <>
      <p className={styles.facts}>
        Decided: {actions[action]}
        {rule && `, ${rules[rule]}`}
        {reversedAt && '; taken back after an appeal'}
        {isKept && `. What was reported is kept until ${formatDay(new Date(evidenceEndsAt))}`}
      </p>
      {explanation && <p dir="auto">{explanation}</p>}
      {appeal && (
        <section aria-label="Appeal" className={styles.evidence}>
          <p dir="auto">{appeal.statement}</p>
        </section>
      )}
      {appeal?.status === 'OPEN' && !appeal.viewerCanAnswer && (
        <p className={styles.facts}>You decided this, so another moderator answers.</p>
      )}
      {appeal?.viewerCanAnswer && (
        <div className={styles.acts}>
          <Button look="primary" onClick={() => void answer(true)}>
            Take the decision back
          </Button>
          <Button onClick={() => void answer(false)}>Let it stand</Button>
        </div>
      )}
      {appeal?.status === 'REJECTED' && <p className={styles.facts}>The appeal was rejected.</p>}
    </>
  )
}
