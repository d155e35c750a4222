const digitNames = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const
const teens = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const

/** How the words of a number are said. */
const sounds: Readonly<Record<string, string>> = {
  a: 'x',
  oh: 'O',
  zero: 'zIrO',
  one: 'wxn',
  two: 'tU',
  three: 'TrI',
  four: 'for',
  five: 'fYv',
  six: 'siks',
  seven: 'sevxn',
  eight: 'Et',
  nine: 'nYn',
  ten: 'ten',
  eleven: 'ilevxn',
  twelve: 'twelv',
  thirteen: 'TRtIn',
  fourteen: 'fortIn',
  fifteen: 'fiftIn',
  sixteen: 'sikstIn',
  seventeen: 'sevxntIn',
  eighteen: 'EtIn',
  nineteen: 'nYntIn',
  twenty: 'twentI',
  thirty: 'TRtI',
  forty: 'fortI',
  fifty: 'fiftI',
  sixty: 'sikstI',
  seventy: 'sevxntI',
  eighty: 'EtI',
  ninety: 'nYntI',
  hundred: 'hxndrxd',
  thousand: 'TWzxnd',
}

/** Numerals that a name may end with, as they are said: "RISC-V", "Mac OS X", "World War II". */
export const romanNumerals: Readonly<Record<string, string>> = {
  II: 'tU',
  III: 'TrI',
  IV: 'for',
  V: 'fYv',
  VI: 'siks',
  X: 'ten',
}

/** The ways to say a numeral, as phonemes, at most four: "one forty six", "one hundred forty six", digit by digit. */
export function numberSounds(digits: string): readonly string[] {
  if (digits.length > longestNumeral) return ['']
  return numbersInWords(digits).map((words) => words.map((word) => sounds[word] ?? '').join(''))
}

/** More digits than this nobody says as a number. */
const longestNumeral = 6

/** The ways to say a numeral, each as its words, at most four; none for a long one. */
export function numbersInWords(digits: string): readonly (readonly string[])[] {
  if (digits.length > longestNumeral) return []
  const each = [...digits].map((digit) => digitNames[Number(digit)] ?? '')
  const oh = digits.includes('0') ? [each.map((word) => (word === 'zero' ? 'oh' : word))] : []
  const whole = digits.startsWith('0') ? [] : wholeNumbers(digits)
  const ways = digits.length === 2 ? [...whole, each, ...oh] : [each, ...whole, ...oh]
  return [...new Map(ways.map((words) => [words.join(' '), words])).values()].slice(0, 4)
}

/** A number of two to four digits said as a number; none for others. */
function wholeNumbers(digits: string): readonly (readonly string[])[] {
  const [high, low] = [belowHundred(digits.slice(0, -2)), belowHundred(digits.slice(-2))]
  const isEven = digits.endsWith('00')
  const isSaidInPairs = Number(digits.slice(-2)) >= 10
  if (digits.length === 2) return [low]
  if (digits.length === 3) {
    const hundreds = [...high, 'hundred', ...low]
    if (isSaidInPairs) return [[...high, ...low], hundreds]
    return digits.startsWith('1') ? [hundreds, ['a', 'hundred', ...low]] : [hundreds]
  }
  if (digits.length !== 4) return []
  if (digits.endsWith('000')) return [[...belowHundred(digits.slice(0, 1)), 'thousand']]
  if (isEven) return [[...high, 'hundred']]
  return isSaidInPairs ? [[...high, ...low]] : []
}

/** A number from 0 to 99 as it is said in a greater one: nothing for none. */
function belowHundred(digits: string): readonly string[] {
  const number = Number(digits)
  const [a, b] = [Math.floor(number / 10), number % 10]
  if (a === 1) return [teens[b] ?? '']
  return [tens[a] ?? '', b === 0 ? '' : (digitNames[b] ?? '')].filter((word) => word !== '')
}
