import { z } from 'zod'
import type { EventContract } from './define.ts'

/** The JSON Schema (draft 2020-12) of an event's data on the wire, for readers in other languages and for review. */
export function jsonSchemaOf({ type, topic, version, meaning, data, ends }: EventContract): object {
  const { $schema, ...shape } = z.toJSONSchema(data, {
    io: 'input',
    target: 'draft-2020-12',
    override({ jsonSchema }) {
      // `format` says enough; zod's pattern is long and hides the rest.
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
    // Fields may be added, and readers ignore those that they do not know.
    additionalProperties: true,
  }
}
