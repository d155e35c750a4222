import type { Refusal } from './request-guard.ts'

/** What a person who was turned away needs to know: what happened, and what to do. */
export const refusalSentences: Readonly<Record<Refusal, { readonly what: string; readonly doThis: string }>> =
  {
    'wrong-host': {
      what: 'Galley answers only at the exact address it printed.',
      doThis: 'Copy the address from the terminal where Galley runs; it starts with http://127.0.0.1.',
    },
    'wrong-origin': {
      what: 'Another page asked Galley for something. It was refused and nothing was changed.',
      doThis: 'Open Galley by the address in the terminal where it runs.',
    },
    'wrong-method': {
      what: 'Galley does not answer this kind of request. Nothing was changed.',
      doThis: 'Open Galley by the address in the terminal where it runs.',
    },
    'wrong-type': {
      what: 'Galley takes calls as JSON only. Nothing was changed.',
      doThis: 'Reload the page.',
    },
    'too-large': {
      what: 'This is larger than Galley takes in one piece. Nothing was changed.',
      doThis: 'Split the file, or drop only the part you need.',
    },
    'not-let-in': {
      what: 'This browser has not been let in. Your episodes are safe.',
      doThis: 'In the terminal where Galley runs, press Enter. Galley prints a fresh address; open it here.',
    },
    'token-spent': {
      what: 'This address has been used. Each one opens Galley once, so that nobody else can.',
      doThis: 'In the terminal where Galley runs, press Enter. Galley prints a fresh address; open it here.',
    },
    'bad-address': { what: 'This is not an address of Galley.', doThis: 'Go back, or reload the page.' },
  }

/** The policy of a page that has nothing but its own words and style. */
export const refusalPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"

/** A plain page without script for someone who is not let in. Holds only sentences of our own. */
export function refusalPage(reason: Refusal): string {
  const { what, doThis } = refusalSentences[reason]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Galley</title>
<style>
:root { color-scheme: light dark }
body { font: 16px/26px system-ui, sans-serif; max-width: 34em; margin: 18vh auto; padding: 0 24px }
h1 { font-size: 20px; font-weight: 600 }
</style>
</head>
<body>
<main>
<h1>Galley</h1>
<p>${what}</p>
<p>${doThis}</p>
</main>
</body>
</html>
`
}
