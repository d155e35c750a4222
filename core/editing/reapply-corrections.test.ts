import { describe, expect, test } from 'vitest'
import { displayName } from '../episode/people.ts'
import { episode, untimedEpisode } from '../testing/episode-builder.ts'
import { applied } from '../testing/expect-edit.ts'
import { accept, recognition, renewed, said, speakers, talk, type } from '../testing/new-recognition.ts'

describe('a correction', () => {
  test('is put in again where the new recogniser misheard the same, with its rule, reason and origin', () => {
    const { episode: after, reapplied } = renewed(
      talk(),
      [accept('sg-1', 'century', 'Sentry', 4)],
      recognition('Ada: We sent it to century, and it was just fine.', 'Bo: Oh, century is good for that.'),
    )
    expect(said(after.transcript)).toEqual([
      'We sent it to Sentry, and it was just fine.',
      'Oh, century is good for that.',
    ])
    expect(after.corrections).toEqual([
      expect.objectContaining({
        ruleId: 'rule-1',
        reason: 'Sounds alike.',
        origin: 'suggestion',
        after: 'Sentry,',
      }),
    ])
    expect(reapplied).toEqual([expect.objectContaining({ was: 'century', is: 'Sentry', start: 2000 })])
  })

  test('can be taken back afterwards and gives the new words back with their times', () => {
    const { episode: after } = renewed(
      talk(),
      [accept('sg-1', 'century', 'Sentry', 4)],
      recognition('Ada: we sent it to century and it was fine', 'Bo: oh century is good for that'),
    )
    const [correction] = after.corrections
    const back = applied(after, { type: 'correction.revert', correctionIds: [correction?.id ?? never()] })
    expect(said(back.transcript)[0]).toBe('we sent it to century and it was fine')
    expect(back.transcript?.segments[0]?.words[4]).toEqual({ text: 'century', start: 2000, end: 2500 })
  })

  test('is left out where the new text is right by itself', () => {
    const { episode: after, already } = renewed(
      talk(),
      [accept('sg-1', 'century', 'Sentry', 4)],
      recognition('Ada: we sent it to Sentry. And it was fine', 'Bo: oh Century is good for that'),
    )
    expect(already).toEqual([expect.objectContaining({ was: 'century', is: 'Sentry' })])
    expect(after.corrections).toEqual([])
    expect(said(after.transcript)[0]).toBe('we sent it to Sentry. And it was fine')
  })

  test('that was heard a third way is listed with both contexts, and put in when that is wished', () => {
    const fresh = recognition('Ada: we sent it to sentury and it was fine', 'Bo: oh century is good for that')
    const edits = [accept('sg-1', 'century', 'Sentry', 4)]
    const { episode: after, lost } = renewed(talk(), edits, fresh)
    expect(said(after.transcript)[0]).toContain('sentury')
    expect(lost).toEqual([
      expect.objectContaining({
        there: { left: 'we sent it to', text: 'Sentry', right: 'and it was fine oh' },
        here: { left: 'we sent it to', text: 'sentury', right: 'and it was fine oh' },
        canForce: true,
      }),
    ])
    const forced = renewed(talk(), edits, fresh, { force: lost.map(({ id }) => id) })
    expect(said(forced.episode.transcript)[0]).toBe('we sent it to Sentry and it was fine')
    expect(forced.episode.corrections).toHaveLength(1)
  })

  test('that was heard otherwise beside another one can be put in where it is in one turn', () => {
    const before = episode('Ada: it came by the prince', 'Bo: jinja two stays with us')
    const edits = [accept('sg-1', 'prince', 'press', 4), accept('sg-2', 'jinja two', 'Jinja2')]
    const fresh = recognition('Ada: It came by the prints.', 'Bo: Jinja2 stays with us.')
    const { lost, already } = renewed(before, edits, fresh)
    expect([lost.map(({ here }) => here.text), already.map(({ is }) => is)]).toEqual([
      ['prints.'],
      ['Jinja2'],
    ])
    const forced = renewed(before, edits, fresh, { force: lost.map(({ id }) => id) })
    expect(said(forced.episode.transcript)).toEqual(['It came by the press.', 'Jinja2 stays with us.'])
  })

  test('of several words to one, and of a corrected correction, fits as one', () => {
    const before = episode('Ada: we use PI zero three and the amen Ronacha stack today')
    const { episode: after, reapplied } = renewed(
      before,
      [
        accept('sg-1', 'PI zero three', 'PyO3', 2),
        accept('sg-1', 'amen Ronacha', 'Armin Ronacha', 5),
        accept('sg-1', 'Ronacha', 'Ronacher', 6),
      ],
      recognition('Ada: We use pi zero three, and the Amen Ronacha stack today.'),
    )
    expect(said(after.transcript)).toEqual(['We use PyO3, and the Armin Ronacher stack today.'])
    expect(reapplied.map(({ was, is }) => `${was} → ${is}`)).toEqual([
      'PI zero three → PyO3',
      'amen Ronacha → Armin Ronacher',
    ])
  })
})

describe('words typed by hand', () => {
  test('that replaced, put in or took out words are kept as corrections of a hand', () => {
    const before = episode('Ada: so um we wrote it with a lot of rust then', 'Bo: yes and then')
    const { episode: after, reapplied } = renewed(
      before,
      [type('sg-1', 1, 'um', ''), type('sg-1', 3, 'it with', 'it all with'), type('sg-2', 0, 'yes', 'No')],
      recognition('Ada: So um, we wrote it with a lot of Rust then', 'Bo: Yes, and then'),
    )
    expect(said(after.transcript)).toEqual(['So we wrote it all with a lot of Rust then', 'No, and then'])
    expect(reapplied.map(({ origin }) => origin)).toEqual(['hand', 'hand', 'hand'])
    const back = applied(after, {
      type: 'correction.revert',
      correctionIds: after.corrections.map(({ id }) => id),
    })
    expect(said(back.transcript)).toEqual(['So um, we wrote it with a lot of Rust then', 'Yes, and then'])
  })

  test('of capitals alone fit whatever punctuation the new text has', () => {
    const { episode: after } = renewed(
      episode('Ada: we like python and python likes us'),
      [type('sg-1', 2, 'python', 'Python')],
      recognition('Ada: We like python, and Python likes us.'),
    )
    expect(said(after.transcript)).toEqual(['We like Python, and Python likes us.'])
  })

  test('begin with a capital where the new text begins a sentence', () => {
    const { episode: after } = renewed(
      episode('Ada: so were is it now'),
      [type('sg-1', 1, 'were', 'where')],
      recognition('Ada: So. Were is it now?'),
    )
    expect(said(after.transcript)).toEqual(['So. Where is it now?'])
  })

  test('a long passage that was cut stays cut although single words were heard otherwise', () => {
    const before = episode('Ada: hello and welcome buy our mattress at sleepy dot com now back to the show')
    const { episode: after, reapplied } = renewed(
      before,
      [type('sg-1', 3, 'buy our mattress at sleepy dot com now', '')],
      recognition('Ada: Hello, and welcome. Buy our mattresses at sleepy dot com now. Back to the show.'),
    )
    expect(said(after.transcript)).toEqual(['Hello, and welcome. Back to the show.'])
    expect(reapplied).toHaveLength(1)
  })

  test('two changes beside one another both stay', () => {
    const { episode: after, lost } = renewed(
      episode('Ada: one two three four five six'),
      [accept('sg-1', 'three', 'THREE', 2), type('sg-1', 3, '', 'and'), type('sg-1', 1, 'two', '')],
      recognition('Ada: one two three four five six'),
    )
    expect(said(after.transcript)).toEqual(['one THREE and four five six'])
    expect(lost).toEqual([])
  })
})

describe('speakers', () => {
  test('a voice is the person who says the same words, a new voice stays what it is called', () => {
    const { episode: after, voices } = renewed(
      talk(),
      [],
      recognition(
        'S01: we sent it to century and it was fine',
        'S00: oh century is good for that',
        'S02: hello all of you there',
      ),
    )
    expect(voices.map(({ label, by }) => [label, by])).toEqual([
      ['S01', 'words'],
      ['S00', 'words'],
      ['S02', 'nothing'],
    ])
    expect(speakers(after)).toEqual(['Ada', 'Bo', 'S02'])
    expect(after.people.map(displayName)).toEqual(['Ada', 'Bo', 'S02'])
  })

  test('where no words agree, a voice is the person who speaks at the same time', () => {
    const { episode: after, voices } = renewed(
      talk(),
      [],
      recognition(
        'S01: nous avons tout envoyé hier à la maison bleue',
        'S00: très bien pour cela aussi merci',
      ),
    )
    expect(voices.map(({ by }) => by)).toEqual(['time', 'time'])
    expect(speakers(after)).toEqual(['Ada', 'Bo'])
  })

  test('a name is believed, and a choice is believed more', () => {
    const fresh = recognition('Bo: we sent it to century and it was fine', 'Ada: oh century is good for that')
    expect(speakers(renewed(talk(), [], fresh).episode)).toEqual(['Bo', 'Ada'])
    const [ada] = talk().people
    const chosen = renewed(talk(), [], fresh, { voices: { Bo: ada?.id ?? '', Ada: '' } })
    expect(speakers(chosen.episode)).toEqual(['Ada', 'Ada'])
    expect(chosen.episode.people).toHaveLength(3)
  })

  test('a recognition without voices takes the turns and speakers the episode has', () => {
    const { episode: after } = renewed(
      talk(),
      [],
      recognition('well we sent it to Sentry and it was fine oh century is good for that, you know'),
    )
    expect(speakers(after)).toEqual(['Ada', 'Bo'])
    expect(said(after.transcript)).toEqual([
      'well we sent it to Sentry and it was fine',
      'oh century is good for that, you know',
    ])
  })

  test('unnamed voices nobody speaks with any more are gone', () => {
    const before = untimedEpisode('Ada: one two three', 'Bo: four five six')
    const [ada, bo] = before.people
    const old = { ...before, people: [ada ?? never(), { ...(bo ?? never()), name: '', label: 'SPEAKER_01' }] }
    const { episode: after } = renewed(old, [], recognition('Ada: one two three four five six'))
    expect(after.people.map(displayName)).toEqual(['Ada'])
  })
})

function never(): never {
  throw new Error('The builder made less than the test needs.')
}
