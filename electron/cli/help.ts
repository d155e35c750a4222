import type { Command } from './command.ts'

/** What `galley --help` prints. */
export function generalHelp(commands: readonly Command[]): string {
  return [
    'Galley, the offline desktop editor for podcast episodes.',
    '',
    'Usage: galley VERB … [--library DIR] [--json]',
    '',
    ...columns(commands.map(({ verb, summary }) => [verb, summary])),
    '',
    'EPISODE is an id, a number, or the start of either when it names only one. A FILE of - is stdin.',
    'Data goes to stdout, messages go to stderr.',
    'Exit codes: 0 done, 1 done with findings, 2 wrong usage, 3 input unreadable, 4 refused, 70 a bug.',
    'More about a verb: galley VERB --help',
    '',
  ].join('\n')
}

/** What `galley VERB --help` prints. */
export function commandHelp(command: Command): string {
  const flags = Object.entries(command.flags).map(([name, flag]) => [
    `${flag.short ? `-${flag.short}, ` : ''}--${name}${flag.value ? ` ${flag.value}` : ''}`,
    flag.help,
  ])
  return [
    `Usage: galley ${command.verb} ${command.synopsis}`.trimEnd(),
    '',
    command.summary,
    ...(command.details ? ['', ...command.details.split('\n').flatMap(wrapped)] : []),
    ...(flags.length > 0 ? ['', ...columns(flags)] : []),
    '',
  ].join('\n')
}

/** As wide as a terminal that shows code usually is. */
const widest = 100

/** A line of prose in lines no wider than a terminal. */
function wrapped(text: string): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line !== '' && line.length + 1 + word.length > widest) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines
}

/** Rows with their first cell padded to one width. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(([first = '']) => first.length))
  return rows.map(([first = '', ...rest]) => `  ${first.padEnd(width)}  ${rest.join('  ')}`.trimEnd())
}
