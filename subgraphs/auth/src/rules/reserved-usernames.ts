/** Names that would pass for Plaza itself, for an office in it, or for a path of the web site. In lower case. */
export const reservedUsernames: ReadonlySet<string> = new Set(
  `
  plaza plaza_team plaza_support official team staff everyone everybody here channel all nobody anonymous unknown deleted
  admin admins administrator administration root superuser sysadmin system daemon operator owner moderator moderators mod
  mods security abuse privacy legal copyright compliance trust safety support help helpdesk contact info billing payments
  sales press news jobs careers marketing feedback status postmaster webmaster hostmaster mailer_daemon noreply no_reply
  mail email smtp imap pop ftp ssh dns www web api graphql graphiql sandbox gateway health metrics well_known robots
  sitemap favicon static assets public private cdn media images files uploads downloads auth oauth sso login logout log_in
  log_out signin signout sign_in sign_out signup sign_up register verify verify_email reset reset_password password account
  accounts settings preferences profile profiles me viewer self user users friends requests feed home explore search
  discover trending notifications messages conversations inbox posts post comments comment tags tag groups group events
  about terms tos cookies blog docs developers developer null undefined true false nil none void test demo example
  `
    .trim()
    .split(/\s+/),
)
