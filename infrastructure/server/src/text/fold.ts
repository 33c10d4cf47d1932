/** What a reader doesn't see, but for the letters of which flags of regions are spelt. */
const ignorable = /(?![\u{E0020}-\u{E007F}])\p{Default_Ignorable_Code_Point}/gu

/** Points that a writer may leave out: Hebrew, Arabic and Syriac vowels, the Arabic stretch, the Devanagari dot. */
const optionalPoint =
  /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u0730-\u074A\u08D3-\u08FF\u093C]/gu

/** Capitals are written without them, and the capital of a dotless i is that of a dotted one. */
const lostInCapitals = /(\p{sc=Greek})[\u0300-\u036F]+|(i)\u0307/gu

/** Letters of one sound that keyboards for Arabic, Persian and Urdu have on the same key. */
const arabicTwins = new Map(
  Object.entries({ ٱ: 'ا', ى: 'ي', ی: 'ي', ې: 'ي', ک: 'ك', ڪ: 'ك', ة: 'ه', ھ: 'ه', ہ: 'ه', ۃ: 'ه' }),
)
const arabicTwin = /[ٱىیېکڪةھہۃ]/gu

/** A nasal before a consonant of its own row: हिन्दी and हिंदी are one word. */
const devanagariNasal = /ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])|ँ/gu

const decimalDigit = /(?![0-9])\p{Nd}/gu

/** Marks on letters of alphabets whose readers find a word without them, as ё is found with е. */
const latinMarks = /(\p{sc=Latin})\p{Mn}+|(е)\u0308/gu

/** Latin letters that no decomposition takes apart. */
const latinLetters = new Map(
  Object.entries({
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ħ: 'h',
    ŧ: 't',
    ŋ: 'n',
    ĸ: 'k',
    ɖ: 'd',
    ƒ: 'f',
    ɓ: 'b',
    ɗ: 'd',
    ƙ: 'k',
    ƴ: 'y',
    ə: 'e',
    ǝ: 'e',
    ɛ: 'e',
    ɔ: 'o',
    ɨ: 'i',
    ʉ: 'u',
    ɍ: 'r',
    ƶ: 'z',
    ŀ: 'l',
    ʻ: '',
    ʼ: '',
    ʹ: '',
    ˈ: '',
  }),
)
const latinLetter = new RegExp(`[${[...latinLetters.keys()].join('')}]`, 'gu')

const ascii = /^[\0-\x7F]*$/

/**
 * What all spellings of one word have in common: neither case nor width counts, nor marks that a writer may leave out.
 * Café and cafe stay two words. For comparing, not for show.
 */
export function foldSpelling(text: string): string {
  return ascii.test(text) ? text.toLowerCase() : fold(text).normalize('NFC')
}

/**
 * As `foldSpelling`, and Latin letters are as on an English keyboard: a search for `cafe`, `soren` or `lukasz` finds café,
 * Søren and Łukasz, and one for `елка` finds ёлка. Other alphabets keep what makes one letter of two, as й and が.
 */
export function foldWords(text: string): string {
  if (ascii.test(text)) return text.toLowerCase()
  return fold(text)
    .replace(latinMarks, '$1$2')
    .replace(latinLetter, (letter) => latinLetters.get(letter) ?? letter)
    .normalize('NFC')
}

function fold(text: string): string {
  return withoutCase(text.normalize('NFKC').replace(ignorable, ''))
    .normalize('NFKD')
    .replace(optionalPoint, '')
    .replace(lostInCapitals, '$1$2')
    .replace(arabicTwin, (letter) => arabicTwins.get(letter) ?? letter)
    .replace(devanagariNasal, 'ं')
    .replace(decimalDigit, asciiDigit)
}

/** By way of capitals, as Unicode's full case folding: ß and SS, ı and I, ς and Σ are alike. */
function withoutCase(text: string): string {
  return text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ')
}

/** Unicode has the ten digits of a script in a row that begins with its zero. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return String(value)
}
