import type { ProfileQuery } from '../../generated/graphql.ts'

/** Whom a profile is of, as all its parts know them. */
export type ProfilePerson = NonNullable<ProfileQuery['userByUsername']>
