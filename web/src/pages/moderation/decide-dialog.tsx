import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { Select, TextArea, TextField } from '../../elements/field.tsx'
import { useToast } from '../../elements/toast.tsx'
import { FormDialog } from '../../forms/form-dialog.tsx'
import { textOf, useSubmission } from '../../forms/submission.ts'
import { DecideCaseDocument, type ModerationAction, type ModerationRule } from '../../generated/graphql.ts'
import { messageFor } from '../../graphql/failures.ts'
import { ruleNames } from '../../reports/rules.ts'

const choices: readonly [ModerationAction, string][] = [
  ['NO_ACTION', 'Nothing is wrong'],
  ['REMOVE', 'Remove it'],
  ['RESTRICT', 'Remove it, and let the person only read for a time'],
  ['SUSPEND', 'Suspend the account'],
]

/** Says what is done about a case. */
export function DecideDialog({ caseId, onClose, onDone }: { caseId: string; onClose(): void; onDone(): void }) {
  const tell = useToast()
  const [decide] = useMutation(DecideCaseDocument)
  const [action, setAction] = useState<ModerationAction>('NO_ACTION')
  const submission = useSubmission(async (form) => {
    const { data } = await decide({
      variables: {
        input: {
          ...{ caseId, action },
          rule: action === 'NO_ACTION' ? null : ((textOf(form, 'rule') || null) as ModerationRule | null),
          explanation: textOf(form, 'explanation') || null,
          restrictForHours: action === 'RESTRICT' ? Math.round(Number(textOf(form, 'days')) * 24) : null,
        },
      },
    })
    const errors = data?.decideModerationCase?.errors ?? []
    if (errors.length > 0) return errors
    tell('It is decided.')
    onClose()
    onDone()
    return []
  })
  const { errors } = submission
  return (
    <FormDialog
      title="Decide"
      submission={submission}
      inputs={['rule', 'explanation', 'restrictForHours']}
      act="Decide"
      isDangerous={action === 'SUSPEND'}
      onClose={onClose}
    >
      <Select
        name="action"
        label="What is done?"
        value={action}
        onChange={({ target }) => setAction(target.value as ModerationAction)}
      >
        {choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </Select>
      {action !== 'NO_ACTION' && (
        <>
          <Select name="rule" label="Which rule is broken?" defaultValue="" error={messageFor(errors, 'rule')}>
            <option value="" disabled>
              Choose …
            </option>
            {ruleNames.map(([rule, name]) => (
              <option key={rule} value={rule}>
                {name}
              </option>
            ))}
          </Select>
          {action === 'RESTRICT' && (
            <TextField
              name="days"
              label="For how many days?"
              type="number"
              min={1}
              max={365}
              defaultValue={7}
              error={messageFor(errors, 'restrictForHours')}
            />
          )}
          <TextArea
            name="explanation"
            label="What is the person told? (optional)"
            hint="The person reads which rule is broken, and this."
            maxLength={1000}
            error={messageFor(errors, 'explanation')}
          />
        </>
      )}
    </FormDialog>
  )
}
