import type { ImportPreview } from '../../../core/contract/import-shapes.ts'
import type { EpisodeId } from '../../../core/ids.ts'
import { shortName } from '../../app/episode-name.ts'
import { useEpisodeSummary } from '../../state/library.ts'
import { importText } from '../../text/import.ts'
import { Button } from '../../ui/Button.tsx'
import { ResultRow } from './ResultRow.tsx'

interface IntoRowProps {
  readonly preview: ImportPreview
  readonly into: EpisodeId | undefined
  readonly onInto: (into: EpisodeId | undefined) => void
}

/** Which episode it goes into, where it is not a new one, or where one of the same kind is there already. */
export function IntoRow({ preview, into, onInto }: IntoRowProps) {
  const target = useEpisodeSummary(into)
  const same = useEpisodeSummary(preview.sameAs?.episodeId)
  if (target) {
    return (
      <ResultRow label={importText.rows.into} kind="title" state="clear">
        <div className="row">
          <span className="med ell">{shortName(target)}</span>
          <span className="end">
            <Button variant="quiet" size="small" onPress={() => onInto(undefined)}>
              {importText.makeNew}
            </Button>
          </span>
        </div>
        <p className="s2 t3">{importText.intoNote(shortName(target))}</p>
      </ResultRow>
    )
  }
  if (!same) return null
  return (
    <ResultRow label={importText.rows.same} kind="promise" state="confirm">
      <div className="import-ask row">
        <span className="grow">{importText.sameAs(shortName(same))}</span>
        <Button size="small" onPress={() => onInto(same.id)}>
          {importText.addToIt}
        </Button>
      </div>
    </ResultRow>
  )
}
