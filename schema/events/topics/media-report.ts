import { defineTopic } from '../define.ts'
import { defineReport, defineReportClosed } from '../reports.ts'

export const mediaReport = defineTopic({ name: 'media.report', key: 'reportId', kind: 'state' })

export const mediaReported = defineReport('media.reported', mediaReport, 'a file')

export const mediaReportClosed = defineReportClosed('media.report_closed', mediaReport)
