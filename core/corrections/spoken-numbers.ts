const digitNames = ['zIrO', 'wxn', 'tU', 'TrI', 'for', 'fYv', 'siks', 'sevxn', 'Et', 'nYn'] as const
const teens = [
  'ten',
  'ilevxn',
  'twelv',
  'TRtIn',
  'fortIn',
  'fiftIn',
  'sikstIn',
  'sevxntIn',
  'EtIn',
  'nYntIn',
] as const
const tens = ['', '', 'twentI', 'TRtI', 'fortI', 'fiftI', 'sikstI', 'sevxntI', 'EtI', 'nYntI'] as const
const hundred = 'hxndrxd'
const thousand = 'TWzxnd'

/** Numerals that a name may end with, as they are said: "RISC-V", "Mac OS X", "World War II". */
export const romanNumerals: Readonly<Record<string, string>> = {
  II: 'tU',
  III: 'TrI',
  IV: 'for',
  V: 'fYv',
  VI: 'siks',
  X: 'ten',
}

/** The ways to say a numeral, at most four: "one forty six", "one hundred forty six", digit by digit. */
export function numberSounds(digits: string): readonly string[] {
  if (digits.length > 6) return ['']
  const one = [...digits].map((digit) => digitNames[Number(digit)] ?? '').join('')
  const oh = digits.includes('0') ? [one.replaceAll('zIrO', 'O')] : []
  const whole = digits.startsWith('0') ? [] : wholeNumbers(digits)
  return [...new Set(digits.length === 2 ? [...whole, one, ...oh] : [one, ...whole, ...oh])].slice(0, 4)
}

/** A number of two to four digits said as a number; none for others. */
function wholeNumbers(digits: string): readonly string[] {
  const [high, low] = [digits.slice(0, -2), digits.slice(-2)]
  if (digits.length === 2) return [belowHundred(low)]
  if (digits.length === 3) {
    const hundreds = belowHundred(high) + hundred + belowHundred(low)
    if (Number(low) >= 10) return [belowHundred(high) + belowHundred(low), hundreds]
    return high === '1' ? [hundreds, `x${hundred}${belowHundred(low)}`] : [hundreds]
  }
  if (digits.length !== 4) return []
  if (digits.endsWith('000')) return [belowHundred(digits.slice(0, 1)) + thousand]
  if (low === '00') return [belowHundred(high) + hundred]
  return Number(low) >= 10 ? [belowHundred(high) + belowHundred(low)] : []
}

/** A number from 0 to 99 as it is said in a greater one: nothing for none. */
function belowHundred(digits: string): string {
  const number = Number(digits)
  const [a, b] = [Math.floor(number / 10), number % 10]
  const last = b === 0 ? '' : (digitNames[b] ?? '')
  if (a === 0) return last
  return a === 1 ? (teens[b] ?? '') : (tens[a] ?? '') + last
}
