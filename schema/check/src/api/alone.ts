import { OperationTypeNode } from 'graphql'
import type { ApiChange, ApiChanges } from './changes.ts'
import { completed, type Definitions, interfacesOf, patched, renamed } from './definitions.ts'
import { type Names, sameNames } from './judge/outcome.ts'
import type { Reader } from './judge/reader.ts'
import { fieldAt } from './place.ts'
import type { Slice } from './slice.ts'
import { transplanted } from './transplant.ts'

/** Definitions to judge operations under, and how they call the types. */
export interface Judged {
  readonly definitions: Definitions
  readonly names: Names
}

/** What stood before with one change made and no other, or null where no operation can depend on the change. */
export function alone(change: ApiChange, { before, afterAsBefore }: ApiChanges): Judged | null {
  const base = completed(before, afterAsBefore)
  const { rule, place, member } = change
  if (rule === 'type-renamed') return underNames(base, new Map([[place.type!, member!]]))
  if (rule === 'type-removed') return withoutName(base, place.type!)
  const definitions = transplanted(change, base, afterAsBefore)
  return definitions && { definitions, names: sameNames }
}

/** All changes made but one, or null where the one can't be taken back alone. */
export function without(change: ApiChange, { before, afterAsBefore }: ApiChanges): Judged | null {
  if (change.rule === 'type-renamed' || change.rule === 'type-removed') return null
  const definitions = transplanted(change, completed(afterAsBefore, before), before)
  return definitions && { definitions, names: sameNames }
}

/** Definitions with types under other names, given as old name to new. */
export function underNames(definitions: Definitions, names: ReadonlyMap<string, string>): Judged {
  const former = new Map([...names].map(([from, to]) => [to, from]))
  return {
    definitions: renamed(definitions, names),
    names: { original: (name) => former.get(name) ?? name, visible: (name) => name },
  }
}

/**
 * A type that is removed can't be named. Whether a field or a union still leads to it is their own change, so that here
 * the type lives on without a name.
 */
function withoutName(definitions: Definitions, name: string): Judged {
  const nameless = `${name}__removed`
  const roots = Object.values(OperationTypeNode).filter((operation) => definitions.root(operation) === name)
  return {
    definitions: patched(renamed(definitions, new Map([[name, nameless]])), {
      roots: new Map(roots.map((operation) => [operation, undefined])),
    }),
    names: {
      original: (each) => (each === nameless ? name : each),
      visible: (each) => (each === nameless ? name : each),
    },
  }
}

/** Whether what an operation does can depend on a change; what other changes lead it to counts as well. */
export function touches(change: ApiChange, reader: Reader, changes: ApiChanges): boolean {
  const { rule, place } = change
  if (rule === 'root-type-changed') return true
  if (place.directive !== undefined) return reader.uses.directives.has(place.directive)
  const isSelected = place.field !== undefined && !rule.startsWith('input-field-')
  if (isSelected && !reader.uses.fields.has(place.field!)) return false
  return isIn(reader.slice, change, changes) || isIn(reader.sliceAfter, change, changes)
}

function isIn({ types, asked }: Slice, { rule, place, member }: ApiChange, { afterAsBefore }: ApiChanges): boolean {
  const name = place.type!
  if (rule === 'type-added') return interfacesOf(afterAsBefore.type(name)).some((each) => types.has(each))
  if (rule.startsWith('interface-')) return types.has(member!)
  const type = types.get(name)
  if (!type || place.field === undefined || rule.startsWith('input-field-')) return type !== undefined
  return asked.get(name)?.has(place.field) === true || fieldAt(type, place.field) !== undefined
}
