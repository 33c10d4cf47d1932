/**
 * For a character class of a regular expression: the scripts that are written without blanks between words, and Korean, whose
 * words take endings. Of a text in them any part may be searched for.
 */
export const unspacedScripts: string = [
  ...['Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Hangul', 'Yi'],
  ...[
    'Thai',
    'Lao',
    'Khmer',
    'Myanmar',
    'Tibetan',
    'Tai_Le',
    'New_Tai_Lue',
    'Tai_Tham',
    'Tai_Viet',
    'Javanese',
    'Balinese',
  ],
]
  .map((script) => String.raw`\p{scx=${script}}`)
  .join('')
