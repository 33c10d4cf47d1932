import { useMutation } from '@apollo/client/react'
import { Select, TextArea } from '../elements/field.tsx'
import { useToast } from '../elements/toast.tsx'
import { FormDialog } from '../forms/form-dialog.tsx'
import { textOf, useSubmission } from '../forms/submission.ts'
import {
  type ModerationRule,
  ReportCommentDocument,
  ReportMediaFileDocument,
  ReportMessageDocument,
  ReportPostDocument,
  ReportUserDocument,
} from '../generated/graphql.ts'
import { messageFor, type PayloadError } from '../graphql/failures.ts'
import { ruleNames } from './rules.ts'

/** What is reported, by the name that its dialog gives it. */
export type Reported =
  | { kind: 'person' | 'post' | 'comment' | 'message'; id: string }
  /** `token` says that the viewer has been shown it. */
  | { kind: 'picture'; id: string; token: string }

interface Report {
  reason: ModerationRule
  note: string | null
}

/** Tells the moderators of something, and why. */
export default function ReportDialog({ reported, onClose }: { reported: Reported; onClose(): void }) {
  const tell = useToast()
  const send = useReport(reported)
  const submission = useSubmission(async (form) => {
    const reason = textOf(form, 'reason')
    if (reason === '') return [{ code: 'REQUIRED', message: 'Choose what is wrong.', path: ['reason'] }]
    const errors = await send({ reason: reason as ModerationRule, note: textOf(form, 'note') || null })
    if (errors.length > 0) return errors
    tell('Thank you. The moderators look at it.')
    onClose()
    return []
  })
  return (
    <FormDialog
      title={`Report this ${reported.kind}`}
      submission={submission}
      inputs={['reason', 'note']}
      act="Report"
      onClose={onClose}
    >
      <p>The moderators are shown this {reported.kind} as it is now. Nobody is told who reported it.</p>
      <Select name="reason" label="What is wrong?" defaultValue="" error={messageFor(submission.errors, 'reason')}>
        <option value="" disabled>
          Choose …
        </option>
        {ruleNames.map(([rule, name]) => (
          <option key={rule} value={rule}>
            {name}
          </option>
        ))}
      </Select>
      <TextArea
        name="note"
        label="What should the moderators know? (optional)"
        maxLength={1000}
        error={messageFor(submission.errors, 'note')}
      />
    </FormDialog>
  )
}

function useReport(reported: Reported): (report: Report) => Promise<readonly PayloadError[]> {
  const { id } = reported
  const [person] = useMutation(ReportUserDocument)
  const [post] = useMutation(ReportPostDocument)
  const [comment] = useMutation(ReportCommentDocument)
  const [message] = useMutation(ReportMessageDocument)
  const [file] = useMutation(ReportMediaFileDocument)
  return async (report) => {
    if (reported.kind === 'picture') {
      const input = { mediaId: id, reportToken: reported.token, ...report }
      return (await file({ variables: { input } })).data?.reportMediaFile?.errors ?? []
    }
    switch (reported.kind) {
      case 'person':
        return (await person({ variables: { input: { userId: id, ...report } } })).data?.reportUser?.errors ?? []
      case 'post':
        return (await post({ variables: { input: { postId: id, ...report } } })).data?.reportPost?.errors ?? []
      case 'comment':
        return (await comment({ variables: { input: { commentId: id, ...report } } })).data?.reportComment?.errors ?? []
      case 'message':
        return (await message({ variables: { input: { messageId: id, ...report } } })).data?.reportMessage?.errors ?? []
    }
  }
}
