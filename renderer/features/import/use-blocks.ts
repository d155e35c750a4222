import { useEffect, useRef, useState } from 'react'
import type { BlockKind, ImportPreview } from '../../../core/contract/import-shapes.ts'
import { useClient } from '../../state/client.ts'
import { tellError } from '../../state/errors.ts'
import { type Block, joinBlock, moveEdge, renameBlock, splitBlock, stepEdge } from './block-edges.ts'

/** The blocks of a preview and what a person can do to them. */
export interface Blocks {
  /** As moved, even while the host is still reading them. */
  readonly blocks: readonly Block[]
  /** Absent where the parts cannot be moved: a file with a format of its own. */
  readonly canMove: boolean
  readonly isReading: boolean
  readonly move: (index: number, line: number) => void
  readonly step: (index: number, by: 1 | -1) => void
  readonly rename: (index: number, kind: BlockKind) => void
  readonly split: (index: number) => void
  readonly join: (index: number) => void
}

/** How long edges must rest before the host reads the parts again. */
const rest = 250

/** Moves blocks at once on screen and has the host read them again when they have come to rest. */
export function useBlocks(preview: ImportPreview, onPreview: (preview: ImportPreview) => void): Blocks {
  const client = useClient()
  const [moved, setMoved] = useState<readonly Block[]>()
  const [isReading, setReading] = useState(false)
  const latest = useRef({ preview, onPreview })
  latest.current = { preview, onPreview }

  useEffect(() => {
    if (!moved) return
    let isLatest = true
    const read = async () => {
      setReading(true)
      try {
        const { previewId } = latest.current.preview
        const blocks = moved.map(({ kind, fromLine, toLine }) => ({ kind, fromLine, toLine }))
        const read = await client.call('import.reblock', { previewId, blocks })
        if (isLatest) latest.current.onPreview(read)
      } catch (error) {
        if (isLatest) tellError(error)
      } finally {
        if (isLatest) {
          setReading(false)
          setMoved(undefined)
        }
      }
    }
    const timer = setTimeout(() => void read(), rest)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [client, moved])

  const { lines } = preview
  const now = (): readonly Block[] => moved ?? latest.current.preview.blocks
  const change = (next: readonly Block[]) => {
    if (next !== now()) setMoved(next)
  }
  return {
    blocks: now(),
    canMove: preview.readAs === 'page',
    isReading: isReading || moved !== undefined,
    move: (index, line) => change(moveEdge(now(), index, line, lines)),
    step: (index, by) => change(stepEdge(now(), index, by, lines)),
    rename: (index, kind) => change(renameBlock(now(), index, kind)),
    split: (index) => change(splitBlock(now(), index, lines)),
    join: (index) => change(joinBlock(now(), index)),
  }
}
