import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../core/contract/contract.ts'
import { useClient } from '../../state/client.ts'
import { messageOf } from '../../state/errors.ts'

/** What the host made of a text. */
export type ChapterReading = CallOutput<'chapters.read'>

/** Typing rests this long before the text is read again. */
const rest = 150

/** Reads chapters out of a text, again whenever it has rested after a change. Nothing is changed by it. */
export function useChapterReading(text: string): {
  readonly reading: ChapterReading | undefined
  readonly isReading: boolean
  readonly problem: string | undefined
} {
  const client = useClient()
  const [state, setState] = useState<{ text: string; reading?: ChapterReading; problem?: string }>({
    text: '',
  })
  useEffect(() => {
    if (text.trim() === '') {
      setState({ text })
      return
    }
    let isLatest = true
    const timer = setTimeout(() => {
      client.call('chapters.read', { text }).then(
        (reading) => isLatest && setState({ text, reading }),
        (error: unknown) => isLatest && setState({ text, problem: messageOf(error) }),
      )
    }, rest)
    return () => {
      isLatest = false
      clearTimeout(timer)
    }
  }, [client, text])
  return {
    reading: state.reading,
    isReading: state.text !== text && text.trim() !== '',
    problem: state.problem,
  }
}
