/**
 * This folder: enforces `@authenticated`, `@requiresScopes` and `@policy` before an operation is planned, as Apollo
 * Router does.
 */

export { type Authorized, authorize } from './authorize.ts'
export { type AuthorizedOperation, type Authorizer, createAuthorizer } from './authorizer.ts'
export type { Access, Requirement } from './requirements.ts'
export { type SecurityRules, stripSecurity } from './security-rules.ts'
