import { z } from 'zod'
import type { EventContract } from './define.ts'

/** The JSON Schema of what travels, for other languages and for the schema check. */
export function jsonSchemaOf({ type, topic, version, meaning, data, ends }: EventContract): object {
  const { $schema, ...shape } = z.toJSONSchema(data, {
    io: 'input',
    target: 'draft-2020-12',
    override({ jsonSchema }) {
      // The format says it; zod's pattern for it is long and hides the rest.
      if (jsonSchema.format) delete jsonSchema.pattern
    },
  })
  return {
    $schema,
    $id: `${type}.json`,
    title: type,
    description: meaning,
    'x-topic': topic.name,
    'x-key': topic.key,
    'x-kind': topic.kind,
    'x-version': version,
    ...(ends && { 'x-ends': true }),
    ...shape,
    // Fields may be added: readers ignore what they do not know.
    additionalProperties: true,
  }
}
