import { describe, expect, test, vi } from 'vitest'
import { atOnce } from '../../../../core/corrections/in-steps.ts'
import { emptyMemory } from '../../../../core/corrections/memory.ts'
import { SegmentId } from '../../../../core/ids.ts'
import { episode } from '../../../../core/testing/episode-builder.ts'
import { millis } from '../../../../core/time.ts'
import { noteTyping } from '../../../state/typing-rest.ts'
import { createSuggester } from './suggester.ts'
import {
  createUnpacker,
  packTurns,
  type SuggestionAnswer,
  type SuggestionRequest,
  type ToWorker,
  unpackTurns,
} from './suggestion-request.ts'

class StandIn {
  onmessage: ((event: { readonly data: unknown }) => void) | null = null
  onerror: ((event: { readonly message: string }) => void) | null = null
  readonly asked: SuggestionRequest[] = []
  readonly told: string[] = []
  isOver = false

  postMessage(message: ToWorker): void {
    if (typeof message === 'string') this.told.push(message)
    else this.asked.push(message)
  }

  terminate(): void {
    this.isOver = true
  }

  answer(kind: 'found' | 'overtaken' = 'found'): void {
    this.onmessage?.({ data: kind === 'found' ? { kind, groups: [] } : { kind } })
  }
}

function openSuggester() {
  const workers: StandIn[] = []
  const suggester = createSuggester(() => {
    const worker = new StandIn()
    workers.push(worker)
    return worker as unknown as Worker
  })
  const answers: [number, SuggestionAnswer][] = []
  const ask = (nth: number) => {
    const { transcript: _, ...rest } = episode(`Ada: question ${nth}`)
    const request = { turns: [], episode: rest, shared: [], memory: emptyMemory }
    suggester.ask(request, (answer) => answers.push([nth, answer]))
  }
  const worker = (nth = 0): StandIn => {
    const found = workers[nth]
    if (!found) throw new Error('No worker was started.')
    return found
  }
  return { suggester, workers, worker, answers, ask }
}

describe('asking the engine beside the page', () => {
  test('the worker is started by the first question and kept', () => {
    const { workers, worker, answers, ask } = openSuggester()
    expect(workers).toHaveLength(0)
    ask(1)
    worker().answer()
    ask(2)
    worker().answer()
    expect(workers).toHaveLength(1)
    expect(answers.map(([nth]) => nth)).toEqual([1, 2])
  })

  test.each(['found', 'overtaken'] as const)(
    'of questions asked meanwhile only the newest is sent, and the overtaken, %s, are never answered',
    (kind) => {
      const { worker, answers, ask } = openSuggester()
      for (const nth of [1, 2, 3, 4]) ask(nth)
      expect(worker().asked).toHaveLength(1)
      expect(worker().told).toEqual(['overtaken'])
      worker().answer(kind)
      expect(worker().asked).toHaveLength(2)
      worker().answer()
      expect(answers.map(([nth]) => nth)).toEqual([4])
    },
  )

  test('the worker hears of typing now and then while it is asked something, and of none while it is not', () => {
    const clock = vi.spyOn(performance, 'now')
    const typeAt = (time: number) => {
      clock.mockReturnValue(time)
      noteTyping()
    }
    const { worker, ask } = openSuggester()
    typeAt(1_000)
    ask(1)
    for (let time = 2_000; time < 2_800; time += 80) typeAt(time)
    expect(worker().told).toEqual(Array.from({ length: 5 }, () => 'typed'))
    worker().answer()
    typeAt(4_000)
    expect(worker().told).toHaveLength(5)
    clock.mockRestore()
  })

  test('a worker that breaks is said, and the next question starts another', () => {
    const { workers, worker, answers, ask } = openSuggester()
    ask(1)
    ask(2)
    worker().onerror?.({ message: 'out of memory' })
    expect(answers).toEqual([[2, { kind: 'failed', reason: 'out of memory' }]])
    expect(worker().isOver).toBe(true)
    ask(3)
    expect(workers).toHaveLength(2)
    worker(1).answer()
    expect(answers.at(-1)?.[0]).toBe(3)
  })

  test('a worker that cannot be started is a failure like any other', () => {
    const suggester = createSuggester(() => {
      throw new Error('no workers here')
    })
    const answers: SuggestionAnswer[] = []
    const { transcript: _, ...rest } = episode('Ada: hello')
    suggester.ask({ turns: [], episode: rest, shared: [], memory: emptyMemory }, (answer) =>
      answers.push(answer),
    )
    expect(answers).toEqual([{ kind: 'failed', reason: 'no workers here' }])
  })

  test('stopped, it ends the worker and answers nothing', () => {
    const { suggester, worker, answers, ask } = openSuggester()
    ask(1)
    suggester.stop()
    expect(worker().isOver).toBe(true)
    expect(answers).toEqual([])
  })
})

describe('turns on their way to the worker', () => {
  const speaker = episode('Ada: hello').people[0]?.id
  const turn = {
    id: SegmentId.parse('sg-1'),
    ...(speaker && { speaker }),
    words: [
      { text: 'Hello', start: millis(0) },
      { text: 'you,' },
      { text: 'there', start: millis(900), end: millis(1_200) },
      { text: '日', joined: true as const },
      { text: '本', joined: true as const, start: millis(1_500) },
    ],
  }

  test('words, joints, speaker and which starts were measured arrive', () => {
    expect(unpackTurns(structuredClone(packTurns([turn])))).toEqual([
      {
        id: 'sg-1',
        speaker,
        words: [
          { text: 'Hello' },
          { text: 'you,' },
          { text: 'there', start: 0 },
          { text: '日', joined: true },
          { text: '本', joined: true, start: 0 },
        ],
      },
    ])
  })

  test('a turn that was packed before is packed no more', () => {
    const other = { ...turn, id: SegmentId.parse('sg-2') }
    const [first] = packTurns([turn])
    expect(packTurns([turn, other])[0]).toBe(first)
  })

  test('a turn that is as it was is unpacked no more', () => {
    const other = { ...turn, id: SegmentId.parse('sg-2') }
    const unpack = createUnpacker()
    const [first, second] = atOnce(unpack(structuredClone(packTurns([turn, other]))))
    const edited = { ...other, words: [{ text: 'Bye' }] }
    const again = atOnce(unpack(structuredClone(packTurns([turn, edited]))))
    expect(again[0]).toBe(first)
    expect(again[1]).not.toBe(second)
    expect(again[1]?.words).toEqual([{ text: 'Bye' }])
  })

  test('a turn without words is one', () => {
    expect(unpackTurns(packTurns([{ id: SegmentId.parse('sg-3'), words: [] }]))).toEqual([
      { id: 'sg-3', words: [] },
    ])
  })
})
