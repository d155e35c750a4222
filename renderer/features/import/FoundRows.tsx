import { FileText, X } from 'lucide-react'
import type { ImportPreview } from '../../../core/contract/import-shapes.ts'
import { foundInWords, importText } from '../../text/import.ts'
import { Chip } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Note } from '../../ui/Note.tsx'
import type { ReadSource } from './main-source.ts'
import { LeaveOut, ResultRow, type RowProps, stateOf } from './ResultRow.tsx'

/** The description: its length and how it begins. */
export function DescriptionRow({ found, corrected, onCorrect, onHot }: RowProps) {
  const { description } = found
  if (description.length === 0) return null
  const words = description.reduce((sum, paragraph) => sum + (paragraph.match(/\S+/g)?.length ?? 0), 0)
  return (
    <ResultRow
      label={importText.rows.description}
      kind="description"
      state={stateOf('description', corrected)}
      onHot={onHot}
    >
      <div className="row import-row-top">
        <p className="s2 t2 import-prose">
          {importText.description(description.length, words)} “{description[0]}”
        </p>
        <LeaveOut part="description" corrected={corrected} onCorrect={onCorrect} />
      </div>
    </ResultRow>
  )
}

/** The links that came with an address. */
export function LinksRow({ found, corrected, onCorrect, onHot }: RowProps) {
  if (found.links.length === 0) return null
  return (
    <ResultRow label={importText.rows.links} kind="links" state={stateOf('links', corrected)} onHot={onHot}>
      <div className="row import-row-top">
        <span className="row wrap import-links">
          {found.links.map((link, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one address may come twice
            <span key={`${link.address}-${index}`} title={link.address}>
              <Chip tone="line">{shortAddress(link.address)}</Chip>
            </span>
          ))}
        </span>
        <LeaveOut part="links" corrected={corrected} onCorrect={onCorrect} />
      </div>
    </ResultRow>
  )
}

/** The transcript: how long, what its times rest on, who speaks. */
export function TranscriptRow({ found, corrected, onCorrect, onHot }: RowProps) {
  const { transcript } = found
  if (!transcript) return null
  const { words, turns, timing, speakers, opening } = transcript
  return (
    <ResultRow
      label={importText.rows.transcript}
      kind="transcript"
      state={stateOf('transcript', corrected)}
      onHot={onHot}
    >
      <div className="row import-facts">
        <span className="med num">{importText.words(words)}</span>
        <span className="s2 t3 num">{importText.turns(turns)}</span>
        <span className="s2 t3 ell">{importText.transcriptFacts(timing, speakers)}</span>
        <LeaveOut part="transcript" corrected={corrected} onCorrect={onCorrect} />
      </div>
      <p className="import-opening t2">{opening}</p>
    </ResultRow>
  )
}

interface OtherRowProps {
  readonly source: ReadSource
  readonly onRemove: () => void
}

/** Another file that joins the same episode. */
export function OtherRow({ source, onRemove }: OtherRowProps) {
  return (
    <ResultRow label={importText.rows.also} kind="ignored" state="clear">
      <div className="row">
        <Icon of={FileText} />
        <span className="med ell">{source.name}</span>
        <span className="s2 t3 ell grow">{foundInWords(source.preview.found) || importText.alsoFound}</span>
        <IconButton label={importText.remove(source.name)} icon={X} size="small" onPress={onRemove} />
      </div>
    </ResultRow>
  )
}

/** What import noticed, with the line it is about. */
export function NoticedRow({ warnings }: Pick<ImportPreview, 'warnings'>) {
  if (warnings.length === 0) return null
  return (
    <ResultRow label={importText.rows.noticed} kind="promise" state="confirm">
      <ul className="import-noticed">
        {warnings.map((warning, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one thing may be noticed twice
          <li key={index}>
            <Note tone="warn">
              {warning.message}{' '}
              {warning.line !== undefined && <span className="t2 num">{importText.line(warning.line)}</span>}
            </Note>
          </li>
        ))}
      </ul>
    </ResultRow>
  )
}

/** An address without what every address has. */
function shortAddress(address: string): string {
  return address.replace(/^[a-z]+:\/\/(?:www\.)?/i, '').replace(/\/$/, '')
}
