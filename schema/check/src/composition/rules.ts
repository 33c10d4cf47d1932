import type { Rule } from '../rules.ts'

export const compositionRules: readonly Rule[] = [
  {
    id: 'composition-failed',
    pass: 'composition',
    severity: 'breaking',
    finds: 'The subgraphs do not compose, so that there is no schema to judge; the exit code is 2.',
    advice:
      "No gateway can start with these subgraphs. Each finding is an error of Apollo's composer at the places that contradict each other; it names Apollo's error code, which Apollo's documentation explains. `schema-check compose` shows the same errors with the lines around them.",
    example: {
      before: 'type Query {\n  price: Int @shareable\n}',
      after: 'type Query {\n  price: Int\n}',
    },
  },
  {
    id: 'composition-disputed',
    pass: 'composition',
    severity: 'breaking',
    finds:
      "The second composer, The Guild's, contradicts Apollo's in a way that is not known yet and not in the base; the exit code is 2.",
    advice:
      'Two programs that were written apart seldom make the same mistake, so one of them is wrong about these subgraphs, and another gateway or a later version may judge differently. Find out which, and report it to its project. Once you know, make the rule a notice for as long as they differ.',
    example: {
      before: 'type Query {\n  name: String\n}',
      after: 'type Query {\n  name: String @newDirective\n}',
    },
  },
  {
    id: 'composition-override-unknown',
    pass: 'composition',
    severity: 'breaking',
    finds: 'An `@override` takes a field from a subgraph that does not exist.',
    advice:
      'The subgraphs compose, but nothing is overridden: the name is a typo, or the subgraph has gone. Correct the name or remove the directive.',
    example: {
      before: 'type Query {\n  price: Int\n}',
      after: 'type Query {\n  price: Int @override(from: "catalogue")\n}',
    },
  },
  {
    id: 'composition-left-out',
    pass: 'composition',
    severity: 'notice',
    finds:
      'An argument, input field, enum value, default value or directive is left out because only some subgraphs have it.',
    advice:
      'Clients do not see it. Add it to the other subgraphs that define the same type or field, or remove it where it stands.',
    example: {
      before: 'input Filter {\n  kind: String\n}',
      after: 'input Filter {\n  kind: String\n  # of two subgraphs with this input, one has it\n  price: Int\n}',
    },
  },
  {
    id: 'composition-hint',
    pass: 'composition',
    severity: 'notice',
    finds: "Apollo's composer gives a hint that it did not give for the base.",
    advice:
      "The subgraphs compose, and Apollo's documentation explains each hint by its code. Hints of its lowest level, DEBUG, are kept in the report as safe.",
    example: {
      before: '"A price."\ntype Price {\n  cents: Int\n}',
      after: '"What a subgraph says, while another still says: A price."\ntype Price {\n  cents: Int\n}',
    },
  },
]
