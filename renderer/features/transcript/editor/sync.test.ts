import { EditorState, Text } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { applyEdits } from '../../../../core/editing/apply-edit.ts'
import type { Edit } from '../../../../core/editing/edit.ts'
import { editsForReplacing } from '../../../../core/editing/replace-text.ts'
import { segmentText, transcriptText } from '../../../../core/editing/transcript-text.ts'
import { findReplacing } from '../../../../core/episode/find-text.ts'
import type { Episode, Segment } from '../../../../core/episode/schema.ts'
import { foldSpaces } from '../../../../core/episode/words-for-text.ts'
import { countingIds, RuleId, SegmentId } from '../../../../core/ids.ts'
import { episode, testNow } from '../../../../core/testing/episode-builder.ts'
import { flushDrafts } from '../../../ui/pending-drafts.ts'
import { changesForMatches } from '../replaced-text.ts'
import { TranscriptSync } from './sync.ts'
import { turnOfLine, turnsField } from './turns.ts'

const segmentsOf = (of: Episode): readonly Segment[] => of.transcript?.segments ?? []
const open: EditorView[] = []
afterEach(() => {
  for (const view of open.splice(0)) view.destroy()
})

/** A host and an open text; answers wait until they are let through. */
function opened(start: Episode) {
  let hosts = start
  const counting = countingIds()
  const ids = (prefix: string) => counting(`made-${prefix}`)
  const waiting: { readonly run: () => void; readonly reject: (error: unknown) => void }[] = []
  const errors: unknown[] = []
  const steps: { readonly edits: readonly Edit[]; readonly mergeKey: string | undefined }[] = []
  const apply = (edits: readonly Edit[], mergeKey?: string) =>
    new Promise<unknown>((resolve, reject) => {
      const run = () => {
        try {
          hosts = applyEdits(hosts, edits, { now: testNow, newId: ids }).episode
        } catch (error) {
          reject(error)
          return
        }
        steps.push({ edits, mergeKey })
        sync.follow(segmentsOf(hosts))
        resolve(undefined)
      }
      waiting.push({ run, reject })
    })
  const view = new EditorView({
    state: EditorState.create({
      doc: Text.of(transcriptText(segmentsOf(start)).split('\n')),
      extensions: [
        turnsField.init(() => ({ segments: segmentsOf(start) })),
        EditorView.updateListener.of((update) => sync.changed(update)),
      ],
    }),
  })
  const sync = new TranscriptSync({
    view,
    segments: segmentsOf(start),
    newId: ids,
    onError: (error) => errors.push(error),
    apply: (edits, mergeKey) => apply(edits, mergeKey),
  })
  open.push(view)
  return {
    view,
    sync,
    errors,
    steps,
    type: (from: number, to: number, insert: string) =>
      view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.type',
      }),
    /** Puts the caret somewhere. */
    put: (anchor: number) => view.dispatch({ selection: { anchor } }),
    /** Replaces every place as the find bar does once what was typed is sent. */
    replace: async (what: string, by: string) => {
      const { segments } = sync
      const query = { text: what, matchCase: true, wholeWord: false, regularExpression: false }
      const found = findReplacing(segments.map(segmentText), query, by)
      const matches = found.filter(({ line, from, to, insert }) => {
        const segment = segments[line]
        return segment !== undefined && segmentText(segment).slice(from, to) !== insert
      })
      const rule = { ruleId: RuleId.parse('rule'), reason: '', after: by }
      const edits = editsForReplacing(segments, matches, rule)
      if (edits.length === 0) return
      const changes = changesForMatches(view.state.doc, segments, matches)
      await sync.carryOut(changes ?? [], () => apply(edits))
    },
    /** Lets the host refuse what it was asked. */
    refuse: async (error: Error) => {
      for (const { reject } of waiting.splice(0)) reject(error)
      await new Promise((resolve) => setTimeout(resolve, 0))
    },
    /** Lets the host answer what it was asked. */
    answer: async () => {
      for (const { run } of waiting.splice(0)) run()
      await new Promise((resolve) => setTimeout(resolve, 0))
    },
    /** Another window, or undo, changes the episode. */
    elsewhere: (next: Episode) => {
      hosts = next
      sync.follow(segmentsOf(hosts))
    },
    hosts: () => hosts,
    /** Sends until nothing is left, whatever the host refuses on the way. */
    settle: async () => {
      for (let round = 0; round < 12; round += 1) {
        const flushed = sync.flush()
        for (let turn = 0; turn < 4; turn += 1) {
          for (const { run } of waiting.splice(0)) run()
          await new Promise((resolve) => setTimeout(resolve, 0))
        }
        await flushed
      }
    },
  }
}

const at = ({ state }: EditorView): number => state.selection.main.head
const lines = (text: string): readonly string[] => text.split('\n').map(foldSpaces)
const talk = episode('Ada: so you are the creator', 'Bo: of flask I am', 'Ada: nice to meet you')

describe('an open text and its host', () => {
  test('what is typed arrives as words of its turn', async () => {
    const { type, settle, hosts } = opened(talk)
    type(3, 6, 'we')
    await settle()
    expect(transcriptText(segmentsOf(hosts()))).toBe('so we are the creator\nof flask I am\nnice to meet you')
    expect(segmentsOf(hosts())[0]?.words[2]?.start).toBe(1000)
  })

  test('typing without a pause is one step of undo, a split is its own', async () => {
    const { type, settle, steps } = opened(talk)
    type(2, 2, ' x')
    await settle()
    type(4, 4, 'y')
    await settle()
    type(2, 3, '\n')
    await settle()
    expect(steps.map(({ mergeKey }) => mergeKey !== undefined)).toEqual([true, true, false])
    expect(steps[0]?.mergeKey).toBe(steps[1]?.mergeKey)
  })

  test('a space at the end stays on screen and is nobody else’s business', async () => {
    const { type, settle, view, steps } = opened(talk)
    type(22, 22, ' ')
    await settle()
    expect(steps).toEqual([])
    expect(view.state.doc.line(1).text).toBe('so you are the creator ')
  })

  test('undo elsewhere in the text leaves the caret where it is', () => {
    const { view, elsewhere } = opened(talk)
    view.dispatch({ selection: { anchor: view.state.doc.line(3).from + 4 } })
    const [first, ...others] = segmentsOf(talk)
    elsewhere({
      ...talk,
      transcript: { segments: [...(first ? [{ ...first, words: first.words.slice(1) }] : []), ...others] },
    })
    const { head } = view.state.selection.main
    expect(head - view.state.doc.lineAt(head).from).toBe(4)
    expect(view.state.doc.lineAt(head).number).toBe(3)
  })

  test('a change from elsewhere goes around what is still being typed', async () => {
    const { type, elsewhere, settle, view, hosts } = opened(talk)
    type(2, 2, ' so')
    const [first, second, third] = segmentsOf(talk)
    if (!first || !second || !third) throw new Error('The talk has three turns.')
    elsewhere({
      ...talk,
      transcript: { segments: [first, { ...second, words: second.words.slice(1) }, third] },
    })
    expect(view.state.doc.toString()).toBe('so so you are the creator\nflask I am\nnice to meet you')
    await settle()
    expect(transcriptText(segmentsOf(hosts()))).toBe(view.state.doc.toString())
  })

  test('what the host refuses stays on screen, is told and is sent again', async () => {
    const { type, sync, refuse, errors, settle, view, hosts } = opened(talk)
    type(3, 6, 'we')
    const sent = sync.flush()
    await refuse(new Error('The disk is full.'))
    await sent
    expect(errors).toHaveLength(1)
    expect(view.state.doc.line(1).text).toBe('so we are the creator')
    await settle()
    expect(transcriptText(segmentsOf(hosts()))).toBe(view.state.doc.toString())
  })

  test('typing into a turn that became another one meanwhile is sent again', async () => {
    const { type, sync, answer, elsewhere, errors, settle, view, hosts } = opened(talk)
    type(3, 6, 'we')
    const sent = sync.flush()
    const [first, ...others] = segmentsOf(talk)
    elsewhere({
      ...talk,
      transcript: {
        segments: [
          ...(first ? [{ ...first, words: [{ text: 'well' }, ...first.words.slice(1)] }] : []),
          ...others,
        ].map((segment) => (segment.id === 'sg-1' ? { ...segment, id: SegmentId.parse('other') } : segment)),
      },
    })
    await answer()
    await sent
    await settle()
    expect(errors).toEqual([])
    expect(view.state.doc.line(1).text).toBe('well we are the creator')
    expect(transcriptText(segmentsOf(hosts()))).toBe(view.state.doc.toString())
  })

  test('typing that undo overtook is sent again without a word about it', async () => {
    const { type, sync, answer, elsewhere, errors, settle, view, hosts } = opened(talk)
    type(3, 6, 'we')
    const sent = sync.flush()
    const [first, ...others] = segmentsOf(talk)
    elsewhere({
      ...talk,
      transcript: { segments: [...(first ? [{ ...first, words: first.words.slice(1) }] : []), ...others] },
    })
    await answer()
    await sent
    await settle()
    expect(errors).toEqual([])
    expect(view.state.doc.line(1).text).toBe('we are the creator')
    expect(transcriptText(segmentsOf(hosts()))).toBe(view.state.doc.toString())
  })

  test('a line that was just split off is no turn until the host has made it one', async () => {
    const { type, settle, view } = opened(talk)
    type(10, 11, '\n')
    expect(turnOfLine(view.state, 1)?.id).toBe('sg-1')
    expect(turnOfLine(view.state, 2)).toBeUndefined()
    expect(turnOfLine(view.state, 3)?.id).toBe('sg-2')
    await settle()
    expect(turnOfLine(view.state, 2)?.id).toMatch(/^made-/)
  })

  test('lines below a split that is not sent yet keep their turns when the typing before it is answered', async () => {
    const { type, sync, answer, view } = opened(talk)
    type(3, 6, 'we')
    const sent = sync.flush()
    type(9, 10, '\n')
    await answer()
    expect([1, 2, 3, 4].map((line) => turnOfLine(view.state, line)?.id)).toEqual([
      'sg-1',
      undefined,
      'sg-2',
      'sg-3',
    ])
    await answer()
    await sent
  })

  test('typing in another place is another step, also while the first is on its way or waits', async () => {
    const { type, put, settle, steps, view } = opened(talk)
    const end = () => view.state.doc.length
    for (const letter of 'Well ') type(at(view), at(view), letter)
    put(end())
    for (const letter of ' you') type(at(view), at(view), letter)
    put(0)
    for (const letter of 'Oh ') type(at(view), at(view), letter)
    await settle()
    expect(steps.map(({ edits }) => edits.map((edit) => 'text' in edit && edit.text))).toEqual([
      ['Well'],
      ['you'],
      ['Oh'],
    ])
    expect(new Set(steps.map(({ mergeKey }) => mergeKey)).size).toBe(3)
  })

  test('what is pasted, cut or deleted as a selection is a step of its own between what is typed', async () => {
    const { type, view, settle, steps } = opened(talk)
    type(0, 0, 'Well ')
    view.dispatch({ changes: { from: 5, to: 8 }, userEvent: 'delete.cut' })
    view.dispatch({ changes: { from: 5, insert: 'as ' }, userEvent: 'input.paste' })
    type(8, 8, 'if ')
    await settle()
    expect(steps).toHaveLength(4)
    expect(new Set(steps.map(({ mergeKey }) => mergeKey)).size).toBe(4)
    expect(view.state.doc.line(1).text).toBe('Well as if you are the creator')
  })

  test('a burst that is sent in parts is one step, whatever follows before it is sent', async () => {
    const { type, put, sync, answer, settle, steps } = opened(talk)
    type(0, 0, 'We')
    void sync.flush()
    type(2, 2, 'll ')
    put(20)
    type(20, 20, 'x')
    await answer()
    await settle()
    const [first, second, third] = steps.map(({ mergeKey }) => mergeKey)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  test('typing into a turn that undo takes away meanwhile is sent again without a word about it', async () => {
    const { type, sync, answer, elsewhere, errors, settle, view, hosts } = opened(talk)
    type(10, 11, '\n')
    await settle()
    type(13, 13, 'x')
    void sync.flush()
    elsewhere(talk)
    await answer()
    await settle()
    expect(errors).toEqual([])
    expect(lines(view.state.doc.toString())).toEqual(lines(transcriptText(segmentsOf(hosts()))))
    expect(view.state.doc.toString()).toContain('x')
  })

  test('what is typed after undo was asked for is another step than what was typed before', async () => {
    const { type, settle, steps } = opened(talk)
    type(2, 2, ' x')
    void flushDrafts()
    type(4, 4, 'y')
    await settle()
    expect(new Set(steps.map(({ mergeKey }) => mergeKey)).size).toBe(2)
  })

  test('what another window wrote in a turn that is being split stays', async () => {
    const { type, sync, answer, elsewhere, errors, settle, view, hosts } = opened(talk)
    type(14, 14, '\n\n')
    const sent = sync.flush()
    const { episode: newer } = applyEdits(
      hosts(),
      [
        {
          type: 'transcript.replaceWords',
          place: { segmentId: SegmentId.parse('sg-1'), from: 0, to: 1, before: 'so' },
          text: 'But',
        },
      ],
      { now: testNow, newId: countingIds() },
    )
    elsewhere(newer)
    await answer()
    await sent
    await settle()
    expect(errors).toEqual([])
    expect(transcriptText(segmentsOf(hosts()))).toMatch(/^But you are the/)
    expect(lines(view.state.doc.toString())).toEqual(lines(transcriptText(segmentsOf(hosts()))))
  })

  test('a replacement is on screen before the host has answered, and is one step', async () => {
    const { view, replace, answer, steps, hosts, errors } = opened(talk)
    const replaced = replace('you', 'we all')
    expect(view.state.doc.toString()).toBe('so we all are the creator\nof flask I am\nnice to meet we all')
    expect(transcriptText(segmentsOf(hosts()))).toBe(transcriptText(segmentsOf(talk)))
    await answer()
    await replaced
    expect(transcriptText(segmentsOf(hosts()))).toBe(view.state.doc.toString())
    expect(hosts().corrections.map(({ after }) => after)).toEqual(['we all', 'we all'])
    expect([steps.length, errors]).toEqual([1, []])
    expect(turnOfLine(view.state, 3)).toBe(segmentsOf(hosts())[2])
  })

  test('a word that is taken out takes its space with it at once', async () => {
    const { view, replace, answer, hosts } = opened(talk)
    const replaced = replace('the ', '')
    expect(view.state.doc.line(1).text).toBe('so you are creator')
    await answer()
    await replaced
    expect(transcriptText(segmentsOf(hosts()))).toBe(view.state.doc.toString())
  })

  test('a replacement the host refuses leaves the text as it was, around what was typed since', async () => {
    const { view, replace, type, refuse, settle, hosts } = opened(talk)
    const replaced = replace('you', 'we all')
    const failed = expect(replaced).rejects.toThrow('read-only')
    type(0, 2, 'well')
    await refuse(new Error('read-only'))
    await failed
    expect(view.state.doc.toString()).toBe('well you are the creator\nof flask I am\nnice to meet you')
    await settle()
    expect(transcriptText(segmentsOf(hosts()))).toBe(view.state.doc.toString())
  })

  test('text and host come to say the same, whatever happens in whatever order', async () => {
    const piece = fc.constantFrom('x', ' ', '\n', ' new ', '', 'a\nb', 'so')
    const action = fc.oneof(
      fc.record({ kind: fc.constant('type' as const), at: fc.nat(200), length: fc.nat(6), insert: piece }),
      fc.record({ kind: fc.constant('flush' as const) }),
      fc.record({ kind: fc.constant('answer' as const) }),
      fc.record({
        kind: fc.constant('elsewhere' as const),
        turn: fc.nat(5),
        word: fc.nat(5),
        text: fc.constantFrom('other', ''),
      }),
      fc.record({ kind: fc.constant('join' as const), turn: fc.nat(5) }),
      fc.record({
        kind: fc.constant('replace' as const),
        what: fc.constantFrom('e', 'the ', 'so', 'flask', 'x', ' '),
        by: fc.constantFrom('', 'e e', 'Flask', ' '),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 14 }), async (actions) => {
        const text = opened(talk)
        for (const one of actions) await act(text, one)
        await text.settle()
        expect(lines(transcriptText(segmentsOf(text.hosts())))).toEqual(lines(text.view.state.doc.toString()))
      }),
      { numRuns: 50 },
    )
  }, 120_000)
})

type Action =
  | { readonly kind: 'type'; readonly at: number; readonly length: number; readonly insert: string }
  | { readonly kind: 'flush' | 'answer' }
  | { readonly kind: 'elsewhere'; readonly turn: number; readonly word: number; readonly text: string }
  | { readonly kind: 'join'; readonly turn: number }
  | { readonly kind: 'replace'; readonly what: string; readonly by: string }

async function act(text: ReturnType<typeof opened>, action: Action): Promise<void> {
  const { view } = text
  const segments = segmentsOf(text.hosts())
  const change = (edit: Edit) =>
    text.elsewhere(applyEdits(text.hosts(), [edit], { now: testNow, newId: countingIds() }).episode)
  switch (action.kind) {
    case 'type': {
      const from = action.at % (view.state.doc.length + 1)
      text.type(from, Math.min(from + action.length, view.state.doc.length), action.insert)
      break
    }
    case 'flush':
      void text.sync.flush()
      break
    case 'answer':
      await text.answer()
      break
    case 'elsewhere': {
      const segment = segments[action.turn % Math.max(1, segments.length)]
      const word = segment?.words[action.word]
      if (!segment || !word) break
      const place = { segmentId: segment.id, from: action.word, to: action.word + 1, before: word.text }
      change({ type: 'transcript.replaceWords', place, text: action.text })
      break
    }
    case 'replace':
      // Refused where something else was quicker; then the text is as it was.
      text.replace(action.what, action.by).catch(() => undefined)
      break
    case 'join': {
      const segment = segments[action.turn]
      if (action.turn > 0 && segment) change({ type: 'transcript.joinSegment', segmentId: segment.id })
      break
    }
  }
}
