import type { DocumentNode } from 'graphql'
import { type Authorized, authorize } from './authorize.ts'
import { type Access, meets, type Requirement } from './requirements.ts'
import type { SecurityRules } from './security-rules.ts'

export interface AuthorizedOperation extends Authorized {
  /** Equal for viewers who may see the same. */
  readonly key: string
}

export type Authorizer = (
  document: DocumentNode,
  access: Access | null,
  operationName?: string | null,
) => AuthorizedOperation

/**
 * `authorize`, whose answers are kept as long as their documents are: viewers who meet the same requirements of a schema get
 * the same object, so that the operation is planned once for all of them.
 */
export function createAuthorizer(rules: SecurityRules): Authorizer {
  const requirements = distinct([...rules.types.values(), ...rules.fields.values()])
  const answers = new WeakMap<DocumentNode, Map<string, AuthorizedOperation>>()
  return (document, access, operationName) => {
    // Whether somebody is signed in decides the error's code even where it decides nothing else.
    const met = requirements.map((requirement) => (meets(access, requirement) ? '1' : '0')).join('')
    const key = `${operationName ?? ''} ${access === null ? 'anonymous' : 'viewer'} ${met}`
    let known = answers.get(document)
    if (!known) {
      known = new Map()
      answers.set(document, known)
    }
    let answer = known.get(key)
    if (!answer) {
      answer = { ...authorize(document, rules, access, operationName), key }
      known.set(key, answer)
    }
    return answer
  }
}

function distinct(requirements: readonly Requirement[]): Requirement[] {
  return [...new Map(requirements.map((requirement) => [JSON.stringify(requirement), requirement])).values()]
}
