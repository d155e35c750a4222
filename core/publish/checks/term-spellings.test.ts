import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../editing/apply-edit.ts'
import type { Episode } from '../../episode/schema.ts'
import { countingIds, ShowId } from '../../ids.ts'
import { newShow } from '../../show/new-show.ts'
import { episode as build, testNow } from '../../testing/episode-builder.ts'
import { runChecks } from './run-checks.ts'

const show = {
  ...newShow({ id: ShowId.parse('sh-1'), title: 'Talk' }),
  vocabulary: [
    {
      spelling: 'ClickHouse',
      kind: 'product' as const,
      saidAs: [],
      heardAs: [],
      matchCapitals: true,
      scope: 'show' as const,
    },
  ],
}

const findings = (change: Partial<Episode>, ofShow = false) => {
  const episode = { ...build('# 0:00 Start', 'Ada: we use Git Hub and clickhouse'), ...change }
  const found = runChecks(episode, ofShow ? { show } : {}).filter(({ id }) => id === 'term-spellings')
  return { episode, found }
}

describe('one term, one spelling', () => {
  test('the title’s way of writing wins over the notes’, and one fix writes it everywhere', () => {
    const { episode, found } = findings({
      title: 'Why GitHub stays',
      summary: 'We talk about Github, git-hub and more. See https://github.com/ada.',
    })
    expect(found.map(({ level, message }) => [level, message])).toEqual([
      ['warning', '“GitHub” is also written “Github”, “git-hub”.'],
    ])
    const edits = found[0]?.fix?.edits ?? []
    const after = applyEdits(episode, edits, { now: testNow, newId: countingIds() }).episode
    expect(after.summary).toBe('We talk about GitHub, GitHub and more. See https://github.com/ada.')
  })

  test('the glossary wins over all', () => {
    const { found } = findings({ title: 'Click House at scale', summary: 'About ClickHouse.' }, true)
    expect(found[0]?.message).toBe('“ClickHouse” is also written “Click House”.')
    expect(found[0]?.where.map(({ section }) => section)).toEqual(['details'])
  })

  test.each([
    ['ordinary capitals', { title: 'Rust for all', summary: 'All about rust and Rust.' }],
    ['an address', { title: 'Why GitHub stays', summary: 'See github.com/ada and https://github.com.' }],
    ['one spelling', { title: 'Why GitHub stays', summary: 'All about GitHub.' }],
    ['the transcript, which the review looks through', { title: 'Why GitHub stays' }],
    ['words in two sentences', { title: 'Why GitHub stays', summary: 'We use git, hub and wheel.' }],
  ])('nothing is said about %s', (_name, change) => {
    expect(findings(change).found.filter(({ level }) => level !== 'passed')).toEqual([])
  })
})
