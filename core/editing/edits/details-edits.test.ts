import { expect, test } from 'vitest'
import { LinkId, PersonId } from '../../ids.ts'
import { episode } from '../../testing/episode-builder.ts'
import { applied } from '../../testing/expect-edit.ts'

test('fields are set and emptied together', () => {
  const numbered = applied(episode(), { type: 'details.change', set: { number: 12, title: 'Ünïcode' } })
  expect(numbered).toMatchObject({ number: 12, title: 'Ünïcode' })
  expect(applied(numbered, { type: 'details.change', set: {}, clear: ['number'] })).not.toHaveProperty(
    'number',
  )
})

test('another show title unties the episode from the show it was in', () => {
  const tied = { ...episode(), show: { title: 'Old', id: 'show-1' as never } }
  expect(applied(tied, { type: 'details.change', set: { showTitle: 'New' } }).show).toEqual({ title: 'New' })
})

test('switching the notes to text keeps the template', () => {
  const before = applied(episode(), { type: 'notes.change', set: { template: '# {{title}}' } })
  const after = applied(before, { type: 'notes.change', set: { source: 'text', text: 'By hand' } })
  expect(after.showNotes).toEqual({ source: 'text', template: '# {{title}}', text: 'By hand' })
})

test('links are added, completed, moved and removed', () => {
  const one = applied(episode('Ada: hi'), {
    type: 'link.add',
    link: { label: 'X', personId: PersonId.parse('p-1'), promisedBy: 'Follow Ada on X' },
  })
  const two = applied(one, {
    type: 'link.add',
    link: { id: LinkId.parse('site'), label: 'Site', address: 'https://a.example' },
  })
  const [first, second] = two.links
  const moved = applied(two, {
    type: 'link.move',
    linkId: LinkId.parse(second?.id),
    before: LinkId.parse(first?.id),
  })
  expect(moved.links.map((link) => link.label)).toEqual(['Site', 'X'])
  const whole = applied(two, {
    type: 'link.change',
    linkId: LinkId.parse(first?.id),
    set: { address: 'https://x.com/ada' },
  })
  expect(whole.links[0]?.address).toBe('https://x.com/ada')
  expect(applied(whole, { type: 'link.remove', linkId: LinkId.parse(first?.id) }).links).toHaveLength(1)
})
