import { defineTopic } from '../define.ts'
import { defineReport, defineReportClosed } from '../reports.ts'

export const messagesReport = defineTopic({ name: 'messages.report', key: 'reportId', kind: 'state' })

export const messageReported = defineReport('message.reported', messagesReport, 'a message')

export const messageReportClosed = defineReportClosed('message.report_closed', messagesReport)
