/**
 * This folder: enforces `@authenticated`, `@requiresScopes` and `@policy` before an operation is planned, as Apollo
 * Router does.
 */

export { type Authorized, authorize, isNeverAnswered, rulesAsked } from './authorize.ts'
export { type AuthorizedOperation, type Authorizer, createAuthorizer } from './authorizer.ts'
export { type Access, meets, type Requirement } from './requirements.ts'
export { requirementOf, type SecurityRules, stripSecurity } from './security-rules.ts'
