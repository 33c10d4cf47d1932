import type { Rule } from '../rules.ts'

export const approvalRules: readonly Rule[] = [
  {
    id: 'approval-expired',
    pass: 'approvals',
    severity: 'breaking',
    finds: 'An approval has expired.',
    advice:
      'An expired approval excuses nothing, so what it excused is reported again. Remove the entry if the change has landed and its clients are gone; otherwise review it once more and give it a later date.',
    example: {
      before: 'changes:\n  - rule: field-removed\n    coordinate: User.name\n    until: 2027-01-31',
      after: '# The same file, judged on 2027-02-01 or later.',
    },
  },
  {
    id: 'approval-unused',
    pass: 'approvals',
    severity: 'notice',
    finds: 'An approval excuses nothing.',
    advice:
      'The change that the entry names is not among the findings: it has landed, it was taken back, or the entry does not say exactly what stood there before and after. Remove the entry or correct it.',
    example: {
      before: 'changes:\n  - rule: field-removed\n    coordinate: User.name',
      after: '# User.name was never removed.',
    },
  },
]
