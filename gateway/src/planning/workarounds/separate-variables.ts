import { type DocumentNode, Kind, visit } from 'graphql'

/** Variables that the planner adds to the operations of its fetches. */
const planners = /^(representations|contextualArgument_\w+)$/

/**
 * Renames variables that are called as the planner's own are, which would be declared twice in a fetch; `clientVariables`
 * has the client's name by the new one. Serves clients with such a variable; README.md says when it can go.
 */
export function separateVariables(document: DocumentNode): {
  document: DocumentNode
  clientVariables: ReadonlyMap<string, string>
} {
  const all = new Set<string>()
  visit(document, { Variable: ({ name }) => void all.add(name.value) })
  const planNames = new Map<string, string>()
  for (const name of all) {
    if (!planners.test(name)) continue
    let planName = `client_${name}`
    while (all.has(planName)) planName += '_'
    all.add(planName)
    planNames.set(name, planName)
  }
  const clientVariables = new Map([...planNames].map(([client, plan]) => [plan, client]))
  if (planNames.size === 0) return { document, clientVariables }
  const renamed = visit(document, {
    Variable: (variable) => {
      const planName = planNames.get(variable.name.value)
      return planName === undefined ? undefined : { ...variable, name: { kind: Kind.NAME, value: planName } }
    },
  })
  return { document: renamed, clientVariables }
}
