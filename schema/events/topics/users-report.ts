import { defineTopic } from '../define.ts'
import { defineReport, defineReportClosed } from '../reports.ts'

export const usersReport = defineTopic({ name: 'users.report', key: 'reportId', kind: 'state' })

export const userReported = defineReport('user.reported', usersReport, 'a person')

export const userReportClosed = defineReportClosed('user.report_closed', usersReport)
