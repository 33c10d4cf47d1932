import { badUserInput, countCharacters, isLongerThan, isUnfit } from '@plaza/server'
import { isOneSign } from '../search/words.ts'

const longest = 100

/** @throws GraphQLError BAD_USER_INPUT for a query that is too long, or so short that it says nothing */
export function checkQuery(query: string): void {
  const words = query.trim()
  if (isUnfit(words)) {
    throw badUserInput('`query` holds a control character, or half a character of UTF-16.', { argument: 'query' })
  }
  const isTooShort = countCharacters(words, 1) < 2 && !isOneSign(words)
  if (isTooShort || isLongerThan(words, longest)) {
    throw badUserInput('`query` must have 2 to 100 characters, or one that stands for a word, as 寿 does.', {
      argument: 'query',
    })
  }
}
