import { useCallback, useEffect, useRef, useState } from 'react'
import type { ImportPreview } from '../../../core/contract/import-shapes.ts'
import { useClient } from '../../state/client.ts'
import { messageOf } from '../../state/errors.ts'
import { type Handed, takeHanded, useHandedCount } from '../../state/handed.ts'
import { importText } from '../../text/import.ts'
import { readHanded } from './read-handed.ts'

/** Something brought to be imported, and how far looking into it is. */
export interface Source {
  readonly key: number
  readonly name: string
  readonly bytes?: number
  readonly state:
    | { readonly phase: 'reading' }
    | { readonly phase: 'read'; readonly preview: ImportPreview }
    | { readonly phase: 'failed'; readonly message: string }
}

/** The sources of one import. */
export interface Sources {
  readonly text: string
  readonly setText: (text: string) => void
  readonly sources: readonly Source[]
  readonly addFiles: (files: readonly File[]) => void
  readonly remove: (key: number) => void
  /** Puts a corrected preview in the place of the one it was made from. */
  readonly replace: (key: number, preview: ImportPreview) => void
  readonly isReading: boolean
  /** True when something came by drop or paste from outside this screen. */
  readonly wasHanded: boolean
  /** Drops every preview the host still holds. */
  readonly dropAll: () => void
}

/** Typed text longer than this is not kept in the field, which would make every key slow. */
const longestField = 400_000
const typingRest = 500
const textKey = 0

/** Takes in text and files, has each looked into at once, and keeps what was found or why not. */
export function useSources(): Sources {
  const client = useClient()
  const [text, setText] = useState('')
  const [sources, setSources] = useState<readonly Source[]>([])
  const nextKey = useRef(textKey + 1)
  const turns = useRef(new Map<number, number>())
  const held = useRef(sources)
  held.current = sources

  const dropPreview = useCallback(
    (source: Source | undefined) => {
      if (source?.state.phase !== 'read') return
      const { previewId } = source.state.preview
      // A preview the host has already let go needs no dropping.
      client.call('import.drop', { previewId }).catch(() => undefined)
    },
    [client],
  )
  const look = useCallback(
    async (key: number, handed: Handed) => {
      const name = handed.kind === 'file' ? handed.file.name : importText.pastedName
      const bytes = handed.kind === 'file' ? handed.file.size : handed.text.length
      const turn = nextTurn(turns.current, key)
      const put = (state: Source['state']) => {
        const source = { key, name, bytes, state }
        // Only the newest look at a source counts, however late an older one answers.
        if (turns.current.get(key) !== turn) return dropPreview(source)
        setSources((now) => [...now.filter((one) => one.key !== key), source].sort((a, b) => a.key - b.key))
      }
      dropPreview(held.current.find((one) => one.key === key))
      put({ phase: 'reading' })
      try {
        put({ phase: 'read', preview: await readHanded(client, handed) })
      } catch (error) {
        put({ phase: 'failed', message: messageOf(error) })
      }
    },
    [client, dropPreview],
  )

  const take = useCallback(
    (things: readonly Handed[]) => {
      for (const thing of things) {
        if (thing.kind === 'text' && thing.text.length <= longestField) {
          setText((now) => (now.trim() === '' ? thing.text : `${now}\n\n${thing.text}`))
        } else {
          const key = nextKey.current
          nextKey.current += 1
          void look(key, thing)
        }
      }
    },
    [look],
  )
  const [wasHanded, setHanded] = useState(false)
  const waiting = useHandedCount()
  useEffect(() => {
    if (waiting === 0) return
    setHanded(true)
    take(takeHanded())
  }, [waiting, take])

  useEffect(() => {
    if (text.trim() === '') {
      nextTurn(turns.current, textKey)
      setSources((now) => now.filter((one) => one.key !== textKey))
      return
    }
    const timer = setTimeout(() => void look(textKey, { kind: 'text', text }), typingRest)
    return () => clearTimeout(timer)
  }, [text, look])

  const dropAll = useCallback(() => held.current.forEach(dropPreview), [dropPreview])
  return {
    text,
    setText,
    sources,
    addFiles: (files) => take(files.map((file) => ({ kind: 'file', file }))),
    remove(key) {
      dropPreview(sources.find((one) => one.key === key))
      nextTurn(turns.current, key)
      if (key === textKey) setText('')
      setSources((now) => now.filter((one) => one.key !== key))
    },
    replace(key, preview) {
      setSources((now) =>
        now.map((one) => (one.key === key ? { ...one, state: { phase: 'read', preview } } : one)),
      )
    },
    isReading: sources.some((one) => one.state.phase === 'reading') || isTextUnread(text, sources),
    wasHanded,
    dropAll,
  }
}

/** Begins another look at a source, or ends the one under way: what it answers is no longer waited for. */
function nextTurn(turns: Map<number, number>, key: number): number {
  const turn = (turns.get(key) ?? 0) + 1
  turns.set(key, turn)
  return turn
}

function isTextUnread(text: string, sources: readonly Source[]): boolean {
  return text.trim() !== '' && !sources.some((one) => one.key === textKey)
}
