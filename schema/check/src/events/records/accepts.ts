import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Conjunction } from './alternatives.ts'
import { keywordsOf, type SchemaDocument } from './node.ts'

const validators = new WeakMap<SchemaDocument, Ajv>()

/** Whether schemas take a value; null where the validator can't tell, as with a reference to another document. */
export function accepts(conjunction: Conjunction, value: unknown): boolean | null {
  try {
    return conjunction.every(({ document, pointer }) => {
      const validate = validatorOf(document).compile({ $ref: `document#${encodeURI(pointer)}` })
      return validate(value)
    })
  } catch {
    return null
  }
}

function validatorOf(document: SchemaDocument): Ajv {
  const known = validators.get(document)
  if (known) return known
  // Its own names would change what the pointers below are relative to.
  const { $id, $schema, ...schema } = keywordsOf(document.root) ?? {}
  const options = { strict: false, logger: false } as const
  const ajv = /draft-0[67]/.test(String($schema)) ? new Ajv(options) : new Ajv2020(options)
  formats.default(ajv)
  ajv.addSchema(keywordsOf(document.root) ? schema : (document.root.schema as boolean), 'document')
  validators.set(document, ajv)
  return ajv
}
