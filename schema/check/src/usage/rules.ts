import type { Rule } from '../rules.ts'

export const usageRules: readonly Rule[] = [
  {
    id: 'client-exclusion-expired',
    pass: 'approvals',
    severity: 'breaking',
    finds: 'An exclusion of a client has expired.',
    advice:
      'An expired exclusion leaves nothing out, so what a change does to the client is reported again. Remove the exclusion if recorded use shows the client no more; otherwise review it once more and give it a later date.',
    example: {
      before: "clients:\n  exclude:\n    - name: ios\n      versions: '<2.0.0'\n      until: 2027-01-31",
      after: '# The same configuration, judged on 2027-02-01 or later.',
    },
  },
]
