import type { Format } from './format.ts'
import { github } from './github.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { sarif } from './sarif.ts'
import { text } from './text.ts'

/** Every format of a report, by the name that `--format` takes. */
export const formats = { text, markdown, json, github, sarif, junit } satisfies Record<string, Format>

export type FormatName = keyof typeof formats
