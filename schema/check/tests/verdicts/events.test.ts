import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { judge } from '../../src/index.ts'
import { rules } from '../../src/registry.ts'
import { changeOf } from '../../src/testing/change.ts'
import { eventRows } from './table/events.ts'

const type = 'post.published'
const subgraphs = { a: 'type Query { r: Int }' }
const isRecordOf = (schema: object) => new Ajv2020({ strict: false, validateSchema: false }).compile(schema)

test.each(eventRows)('$name', async ({ before, after, findings, newRecord, oldRecord }) => {
  const settings = { consumers: new Map([[type, ['notifications']]]) }
  const change = changeOf({ subgraphs, events: { [type]: before } }, { subgraphs, events: { [type]: after } }, settings)
  const found = (await judge(change)).filter(({ rule }) => rules.get(rule)!.pass === 'events')
  expect(found.map(({ rule, severity, coordinate }) => [rule, severity, coordinate])).toEqual(
    findings.map(([rule, severity, pointer]) => [rule, severity, `event:${type}#${pointer}`]),
  )
  for (const { location, severity, message } of found) {
    expect(location).toMatchObject({ file: `${type}.json` })
    if (severity === 'breaking') expect(message).toContain('notifications')
  }
  const [isOld, isNew] = [isRecordOf(before), isRecordOf(after)]
  if (newRecord !== null) expect([isNew(newRecord), isOld(newRecord)]).toEqual([true, false])
  if (oldRecord !== null) expect([isOld(oldRecord), isNew(oldRecord)]).toEqual([true, false])
})
