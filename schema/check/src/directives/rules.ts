import type { Rule } from '../rules.ts'

const link =
  'extend schema\n  @link(url: "https://example.org/shown/v1.0", import: ["@shown"])\n  @composeDirective(name: "@shown")\n'

export const directiveRules: readonly Rule[] = [
  {
    id: 'directive-composed-changed',
    pass: 'directives',
    severity: 'notice',
    finds: 'A directive that `@composeDirective` brings into the supergraph was added, removed or defined otherwise.',
    advice:
      'Clients see nothing of it: the directive stands on the schema alone. Whatever reads the supergraph and acts on the directive, as an extension of the gateway, must know of the change. Directives that operations may use are judged as a part of the API.',
    example: {
      before: `${link}directive @shown(to: String) on FIELD_DEFINITION`,
      after: `${link}directive @shown(to: [String!]) on FIELD_DEFINITION`,
    },
  },
  {
    id: 'directive-applied-changed',
    pass: 'directives',
    severity: 'notice',
    finds:
      'A directive that `@composeDirective` brings into the supergraph stands somewhere else, or with other arguments.',
    advice:
      'Clients see nothing of it. Whatever reads the supergraph and acts on the directive, as an extension of the gateway, treats the type, field, argument or value otherwise now.',
    example: {
      before: 'type User {\n  email: String @shown(to: "staff")\n}',
      after: 'type User {\n  email: String @shown(to: "all")\n}',
    },
  },
]
