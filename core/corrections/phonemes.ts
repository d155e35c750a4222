/*
 * The sounds of English are one ASCII character each, so that a pronunciation is a short string. Which
 * character stands for which sound of the ARPAbet, as the CMU pronouncing dictionary names them, is in
 * `arpabet.json`; stress is left out.
 */

/** Height (0 high to 1 low), backness (0 front to 1 back), rounding and glide of the vowels. */
const vowels: Readonly<Record<string, readonly [number, number, number, number]>> = {
  I: [0, 0, 0, 0],
  i: [0.2, 0.15, 0, 0],
  e: [0.5, 0.15, 0, 0],
  A: [0.85, 0.15, 0, 0],
  a: [1, 0.8, 0, 0],
  o: [0.75, 1, 0.6, 0],
  u: [0.2, 0.85, 0.6, 0],
  U: [0, 1, 0.8, 0],
  x: [0.55, 0.5, 0, 0],
  R: [0.5, 0.5, 0.2, 0.35],
  E: [0.4, 0.1, 0, 0.2],
  Y: [0.8, 0.45, 0, 0.5],
  W: [0.8, 0.7, 0.4, 0.5],
  O: [0.45, 1, 0.8, 0.2],
  q: [0.6, 0.7, 0.6, 0.6],
}

/** Place (0 lips to 1 throat), manner class, voicing of the consonants. */
const consonants: Readonly<Record<string, readonly [number, number, number]>> = {
  p: [0, 0, 0],
  b: [0, 0, 1],
  f: [0.1, 2, 0],
  v: [0.1, 2, 1],
  m: [0, 4, 1],
  w: [0.05, 6, 1],
  T: [0.25, 2, 0],
  D: [0.25, 2, 1],
  t: [0.4, 0, 0],
  d: [0.4, 0, 1],
  s: [0.4, 3, 0],
  z: [0.4, 3, 1],
  n: [0.4, 4, 1],
  l: [0.4, 5, 1],
  r: [0.5, 5.5, 1],
  S: [0.55, 3, 0],
  Z: [0.55, 3, 1],
  C: [0.55, 1, 0],
  J: [0.55, 1, 1],
  y: [0.65, 6, 1],
  k: [0.85, 0, 0],
  g: [0.85, 0, 1],
  N: [0.85, 4, 1],
  h: [1, 2.5, 0],
}

/** How far two manners of speaking a consonant are apart: stop, affricate, fricative, sibilant, nasal, liquid, glide. */
function mannerDistance(a: number, b: number): number {
  if (a === b) return 0
  const [low, high] = a < b ? [a, b] : [b, a]
  if (low === 0 && high === 1) return 0.25
  if (low === 1 && high === 3) return 0.2
  if (low >= 2 && high <= 3) return 0.2
  if (low === 0 && high <= 3) return 0.4
  if (low >= 5) return 0.3
  if (low === 4 || high === 4) return 0.5
  return 0.7
}

const symbols = [...Object.keys(vowels), ...Object.keys(consonants)]
/** Phoneme → its row in the cost tables; 255 for characters that are no phoneme. */
export const phonemeIndex: Uint8Array = new Uint8Array(128).fill(255)
symbols.forEach((symbol, index) => {
  phonemeIndex[symbol.charCodeAt(0)] = index
})
/** How many phonemes there are. */
export const phonemeCount = symbols.length

function substitution(a: string, b: string): number {
  if (a === b) return 0
  const va = vowels[a]
  const vb = vowels[b]
  if (va && vb) {
    const apart = Math.hypot(va[0] - vb[0], va[1] - vb[1], (va[2] - vb[2]) * 0.4, (va[3] - vb[3]) * 0.5)
    return Math.min(0.62, 0.1 + 0.42 * apart)
  }
  const ca = consonants[a]
  const cb = consonants[b]
  if (ca && cb) {
    const voicing = ca[2] === cb[2] ? 0 : 0.16
    return Math.min(1, 0.08 + 0.75 * Math.abs(ca[0] - cb[0]) + mannerDistance(ca[1], cb[1]) + voicing)
  }
  if ((a === 'R' && b === 'r') || (a === 'r' && b === 'R')) return 0.15
  if ((a === 'I' && b === 'y') || (a === 'y' && b === 'I')) return 0.25
  if ((a === 'U' && b === 'w') || (a === 'w' && b === 'U')) return 0.25
  return 1.15
}

const lightConsonants: Readonly<Record<string, number>> = {
  h: 0.42,
  y: 0.42,
  w: 0.55,
  r: 0.5,
  t: 0.62,
  d: 0.62,
  n: 0.7,
  l: 0.65,
  s: 0.72,
  z: 0.72,
}

function gap(a: string): number {
  if (a === 'x') return 0.38
  if (a === 'i') return 0.45
  if (a in vowels) return 0.58
  return lightConsonants[a] ?? 0.82
}

/** Cost of hearing one phoneme for another, 0 to 1.15, row by row. */
export const substitutionCost: Float64Array = new Float64Array(phonemeCount * phonemeCount)
/** Cost of a phoneme that only one side has. */
export const gapCost: Float64Array = new Float64Array(phonemeCount)
symbols.forEach((a, i) => {
  gapCost[i] = gap(a)
  symbols.forEach((b, j) => {
    substitutionCost[i * phonemeCount + j] = substitution(a, b)
  })
})
