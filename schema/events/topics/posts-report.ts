import { defineTopic } from '../define.ts'
import { defineReport, defineReportClosed } from '../reports.ts'

export const postsReport = defineTopic({ name: 'posts.report', key: 'reportId', kind: 'state' })

export const postReported = defineReport('post.reported', postsReport, 'a post')

export const commentReported = defineReport('comment.reported', postsReport, 'a comment')

export const postReportClosed = defineReportClosed('post.report_closed', postsReport)
