import type { Rule } from '../rules.ts'

export const costRules: readonly Rule[] = [
  {
    id: 'cost-over-limit',
    pass: 'cost',
    severity: 'breaking',
    finds: 'An operation may cost more than `limits.maxCost` allows, and did not before.',
    advice:
      'The gateway refuses the whole request with COST_LIMIT_EXCEEDED. Costs are what the gateway estimates from `@cost`, `@listSize` and the defaults of the arguments that size lists. What a variable holds is unknown: one with a default in the operation has that; one that sizes a list has the larger of the default of the argument and `assumedSize`, and 20 where the schema has neither; input objects have all their fields and lists one item; `@skip` and `@include` by variables leave nothing out. Ask for smaller pages, or raise the limit of the gateway first.',
    example: {
      before: 'type Query {\n  feed: [Post!]! @listSize(assumedSize: 50)\n}',
      after: 'type Query {\n  feed: [Post!]! @listSize(assumedSize: 5000)\n}',
      operation: 'query Feed { feed { id } }',
    },
  },
  {
    id: 'cost-changed',
    pass: 'cost',
    severity: 'notice',
    finds: 'Operations cost more than before, and no more than the limit.',
    advice:
      'Nothing breaks. The message names the operations with their costs before and after; see that they keep away from the limit, since variables may ask for more. A change for which no operation costs more is kept in the report as safe.',
    example: {
      before: 'type Query {\n  feed(first: Int = 10): [Post!]! @listSize(slicingArguments: ["first"])\n}',
      after: 'type Query {\n  feed(first: Int = 50): [Post!]! @listSize(slicingArguments: ["first"])\n}',
      operation: 'query Feed { feed { id } }',
    },
  },
]
