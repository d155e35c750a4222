/** Escaped signs stand here meanwhile, among the private letters of the last plane, so that nothing takes them for marks. */
const shelf = 0x10ff00
const guard = '\u{10FFFD}'

/** What `unshelve` looks for: where a text has such letters of its own, a guard before each says so. */
const reserved = /[\u{10FF21}-\u{10FF7E}\u{10FFFD}]/gu
/** The half of a pair that all reserved letters begin with; looking for it costs less than for them. */
const lead = '\uDBFF'

/** Takes Markdown's backslashes off and keeps the signs behind them out of reach until `unshelve`. */
export function shelveEscapes(text: string): string {
  const own = shelveOwn(text)
  if (!own.includes('\\')) return own
  return own.replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) =>
    String.fromCodePoint(shelf + sign.charCodeAt(0)),
  )
}

/** Makes `unshelve` give back a text as it is, whatever private letters it has; for text that joins what is shelved. */
export function shelveOwn(text: string): string {
  return text.includes(lead) ? text.replace(reserved, (one) => guard + one) : text
}

/** Puts the signs back that `shelveEscapes` kept. */
export function unshelve(text: string): string {
  if (!text.includes(lead)) return text
  return text.replace(
    /\u{10FFFD}([\u{10FF21}-\u{10FF7E}\u{10FFFD}])|([\u{10FF21}-\u{10FF7E}])/gu,
    (_, own: string | undefined, shelved: string | undefined) =>
      own ?? String.fromCharCode((shelved?.codePointAt(0) ?? shelf) - shelf),
  )
}
