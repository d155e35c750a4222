import { FilePlus2, Undo2 } from 'lucide-react'
import { useMemo } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { BlockKind, ImportPreview } from '../../../core/contract/import-shapes.ts'
import { blockLabel, importText } from '../../text/import.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { ArrivalPane } from './ArrivalPane.tsx'
import { BlockEdge } from './BlockEdge.tsx'
import { BlockView } from './BlockView.tsx'
import type { Blocks } from './use-blocks.ts'

interface SourcePaneProps {
  readonly preview: ImportPreview
  /** Known for pasted text only: the lines of a preview may be cut. */
  readonly words: number | undefined
  readonly blocks: Blocks
  /** The kind that is pointed at in the result. */
  readonly hot: BlockKind | undefined
  readonly onHot: (kind: BlockKind | undefined) => void
  readonly onFiles: (files: readonly File[]) => void
  readonly onBack: () => void
}

/** The text as it came, every part with its colour, its name and an edge that can be moved. */
export function SourcePane({ preview, words, blocks, hot, onHot, onFiles, onBack }: SourcePaneProps) {
  const { lines, found } = preview
  const title =
    preview.name === '' || preview.name === importText.pastedName ? importText.source : preview.name
  const reasons = useMemo(
    () => new Map(preview.blocks.map((block) => [block.fromLine, block.reason])),
    [preview],
  )
  return (
    <ArrivalPane
      label={importText.sourceLabel}
      title={title}
      meta={importText.sourceMeta(words, lines.length)}
      tools={
        <>
          <IconButton label={importText.back} icon={Undo2} onPress={onBack} />
          <FileTrigger allowsMultiple onSelect={(files) => files && onFiles([...files])}>
            <Button variant="quiet" icon={FilePlus2}>
              {importText.addFile}
            </Button>
          </FileTrigger>
        </>
      }
    >
      <div className="import-source scroll">
        {blocks.blocks.map((block, index) => {
          const below = blocks.blocks[index + 1]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a block is known by its place; its lines move
            <div key={`${index}-${block.kind}`} className="import-slot">
              <BlockView
                block={block}
                lines={lines}
                label={blockLabel(block.kind, found, lines.slice(block.fromLine - 1, block.toLine))}
                reason={reasons.get(block.fromLine) ?? importText.kinds[block.kind]}
                isHot={hot === block.kind}
                onHot={onHot}
                canMove={blocks.canMove}
                onKind={(kind) => blocks.rename(index, kind)}
                onSplit={() => blocks.split(index)}
                onJoin={index > 0 ? () => blocks.join(index) : undefined}
              />
              {below && blocks.canMove && (
                <BlockEdge
                  label={importText.edge(importText.kinds[block.kind], importText.kinds[below.kind])}
                  line={below.fromLine}
                  min={block.fromLine + 1}
                  max={below.toLine}
                  onMove={(line) => blocks.move(index, line)}
                  onStep={(by) => blocks.step(index, by)}
                />
              )}
            </div>
          )
        })}
      </div>
      <div className="hints">
        <span>{blocks.canMove ? importText.edgeHint : importText.fixedHint}</span>
      </div>
    </ArrivalPane>
  )
}
