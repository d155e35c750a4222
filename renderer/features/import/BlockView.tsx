import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { BlockKind } from '../../../core/contract/import-shapes.ts'
import { importText } from '../../text/import.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { type Block, filledLines } from './block-edges.ts'

interface BlockViewProps {
  readonly block: Block
  readonly lines: readonly string[]
  readonly label: string
  /** Why it was read so. */
  readonly reason: string
  readonly isHot: boolean
  readonly onHot: (kind: BlockKind | undefined) => void
  readonly canMove: boolean
  readonly onKind: (kind: BlockKind) => void
  readonly onSplit: () => void
  readonly onJoin: (() => void) | undefined
}

/** Lines shown of a block: its beginning, how much is between, and its end, where the edges are. */
const shownAtStart = 3
const shownAtEnd = 1
const unfoldBy = 200

/** One part of the text, with what Galley takes it for. */
export function BlockView(props: BlockViewProps) {
  const { block, lines, label, reason, isHot, onHot, canMove, onKind, onSplit, onJoin } = props
  const [unfolded, setUnfolded] = useState(0)
  const filled = filledLines(block.fromLine, block.toLine, lines)
  const start = filled.slice(0, shownAtStart + unfolded)
  const rest = filled.slice(start.length)
  const isShort = rest.length <= shownAtEnd + 1
  const end = isShort ? rest : rest.slice(-shownAtEnd)
  const hidden = isShort ? 0 : rest.length - end.length
  return (
    <div
      className={isHot ? `import-block k-${block.kind} hot` : `import-block k-${block.kind}`}
      onPointerEnter={() => onHot(block.kind)}
      onPointerLeave={() => onHot(undefined)}
    >
      <div className="import-block-label">
        {canMove ? (
          <KindMenu
            label={label}
            reason={reason}
            onKind={onKind}
            onSplit={filled.length > 1 ? onSplit : undefined}
            onJoin={onJoin}
          />
        ) : (
          <span title={reason}>{label}</span>
        )}
      </div>
      <div className="import-block-text">
        {start.map((line) => (
          <p key={line} data-line={line}>
            {lines[line - 1]}
          </p>
        ))}
        {hidden > 0 && (
          <Button
            variant="link"
            aria-label={importText.showMoreLines(Math.min(hidden, unfoldBy))}
            onPress={() => setUnfolded(unfolded + unfoldBy)}
          >
            {importText.moreLines(hidden)}
          </Button>
        )}
        {end.map((line) => (
          <p key={line} data-line={line}>
            {lines[line - 1]}
          </p>
        ))}
        {unfolded > 0 && (
          <Button variant="link" onPress={() => setUnfolded(0)}>
            {importText.showLess}
          </Button>
        )}
      </div>
    </div>
  )
}

interface KindMenuProps {
  readonly label: string
  readonly reason: string
  readonly onKind: (kind: BlockKind) => void
  readonly onSplit: (() => void) | undefined
  readonly onJoin: (() => void) | undefined
}

function KindMenu({ label, reason, onKind, onSplit, onJoin }: KindMenuProps) {
  const kinds = Object.keys(importText.kinds) as BlockKind[]
  const groups = [
    {
      id: 'kinds',
      title: importText.kindTitle,
      actions: kinds.map((kind) => ({
        id: kind,
        label: importText.kinds[kind],
        onAction: () => onKind(kind),
      })),
    },
    {
      id: 'parts',
      actions: [
        { id: 'split', label: importText.split, isDisabled: !onSplit, onAction: () => onSplit?.() },
        { id: 'join', label: importText.joinAbove, isDisabled: !onJoin, onAction: () => onJoin?.() },
      ],
    },
  ]
  return (
    <Menu label={importText.kindTitle} groups={groups} placement="bottom start">
      <AriaButton className="btn ghost sm import-kind" aria-label={importText.kindMenu(label, reason)}>
        <span className="ell">{label}</span>
        <Icon of={ChevronDown} size="small" />
      </AriaButton>
    </Menu>
  )
}
