/** The names of the letters, as phonemes. */
export const letterNames: Readonly<Record<string, string>> = {
  a: 'E',
  b: 'bI',
  c: 'sI',
  d: 'dI',
  e: 'I',
  f: 'ef',
  g: 'JI',
  h: 'EC',
  i: 'Y',
  j: 'JE',
  k: 'kE',
  l: 'el',
  m: 'em',
  n: 'en',
  o: 'O',
  p: 'pI',
  q: 'kyU',
  r: 'ar',
  s: 'es',
  t: 'tI',
  u: 'yU',
  v: 'vI',
  w: 'dxbxlyU',
  x: 'eks',
  y: 'wY',
  z: 'zI',
}

/** Letters said one by one. */
export const lettersOf = (letters: string): string =>
  [...letters].map((letter) => letterNames[letter] ?? '').join('')
