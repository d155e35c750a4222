import { pasteText } from '../../text/chapters.ts'

interface PasteSourceProps {
  readonly text: string
  /** Lines nothing was read from, counting from 1. */
  readonly ignoredLines: readonly number[]
  readonly onChange: (text: string) => void
}

/** Longer pastes are numbered and struck only this far, so that typing in them stays quick. */
const mostMarked = 2_000

/** The pasted text with line numbers; lines without a time are struck. It can be edited here. */
export function PasteSource({ text, ignoredLines, onChange }: PasteSourceProps) {
  const lines = text.split('\n')
  const ignored = new Set(ignoredLines)
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 20)
  return (
    <div className="ptx">
      <div
        className="ptx-inner"
        style={{ height: `${Math.max(lines.length, 17) * 24 + 12}px`, minWidth: `${longest + 6}ch` }}
      >
        <ol aria-hidden="true">
          {lines.slice(0, mostMarked).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <li key={index} className={ignored.has(index + 1) && line.trim() !== '' ? 'ign' : ''}>
              <span className="ln num">{index + 1}</span>
              <span className="mirror">{line}</span>
            </li>
          ))}
        </ol>
        <textarea
          aria-label={pasteText.field}
          value={text}
          placeholder={pasteText.placeholder}
          spellCheck={false}
          wrap="off"
          // biome-ignore lint/a11y/noAutofocus: the window exists to paste into this field
          autoFocus
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    </div>
  )
}
