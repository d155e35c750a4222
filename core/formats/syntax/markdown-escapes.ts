/** Escaped signs are moved here, where no text has signs of its own, so that nothing takes them for marks. */
const shelf = 0xe100

/** Takes Markdown's backslashes off and keeps the signs behind them out of reach until `unshelve`. */
export function shelveEscapes(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) =>
    String.fromCharCode(shelf + sign.charCodeAt(0)),
  )
}

/** Puts the signs back that `shelveEscapes` kept. */
export function unshelve(text: string): string {
  return text.replace(/[\uE121-\uE17E]/g, (one) => String.fromCharCode(one.charCodeAt(0) - shelf))
}
