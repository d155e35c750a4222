import { describe, expect, test } from 'vitest'
import { defaultTemplate } from '../../../core/show/default-template.ts'
import { fieldTree } from '../../../core/show/notes-fields.ts'
import { fieldNames } from '../../text/notes.ts'
import { fieldChoices, pillOf } from './field-choices.ts'
import { blocksAt, templateTags } from './template-tags.ts'

const words = (template: string) => templateTags(template).map((tag) => pillOf(tag).words)

describe('tags of a template', () => {
  test('are read with their kind and place', () => {
    expect(templateTags('# {{number}} {{#chapters}}x{{/chapters}}{{{footer}}}{{! hi }}')).toEqual([
      { from: 2, to: 12, kind: 'field', name: 'number' },
      { from: 13, to: 26, kind: 'open', name: 'chapters' },
      { from: 27, to: 40, kind: 'close', name: 'chapters' },
      { from: 40, to: 52, kind: 'raw', name: 'footer' },
      { from: 52, to: 61, kind: 'comment', name: 'hi' },
    ])
  })

  test('a field being typed is no tag and swallows none', () => {
    expect(words('{{num {{title}} {{')).toEqual(['title'])
  })

  test('are found in linear time however the braces fall', () => {
    expect(templateTags('{{'.repeat(100_000))).toEqual([])
    expect(templateTags('{{a}}'.repeat(50_000)).length).toBe(50_000)
  })

  test('say in words what they do', () => {
    expect(
      words('{{#chapters}}{{start}}{{/chapters}}{{^guests}}{{/guests}}{{#headline}}{{/headline}}'),
    ).toEqual([
      'for each chapter',
      'start',
      'end chapter',
      'if no guest',
      'end guest',
      'if headline',
      'end if',
    ])
    expect(words('{{#hasLinks}}{{/hasLinks}}{{footer}}')).toEqual([
      'if there are links',
      'end if',
      'show footer',
    ])
  })

  test('a name nobody knows is marked', () => {
    expect(templateTags('{{titel}} {{title}}').map((tag) => pillOf(tag).tone)).toEqual(['unknown', 'field'])
  })

  test('Galley’s own template has no unknown field', () => {
    expect(templateTags(defaultTemplate).map((tag) => pillOf(tag).tone)).not.toContain('unknown')
  })
})

describe('what the menu offers', () => {
  const labels = (...blocks: readonly string[]) => fieldChoices(blocks).map((choice) => choice.label)

  test('outside of blocks: fields of the episode, then blocks, then conditions', () => {
    const offered = labels()
    expect(offered.slice(0, 3)).toEqual(['show', 'about the show', 'show link'])
    expect(offered).toContain('for each chapter')
    expect(offered.indexOf('if there are chapters')).toBeGreaterThan(offered.indexOf('for each chapter'))
    expect(offered).not.toContain('start')
  })

  test('inside a block its own fields come first and the block itself is not offered again', () => {
    const offered = labels('chapters')
    expect(offered.slice(0, 3)).toEqual(['start', 'title', 'link'])
    expect(offered).not.toContain('for each chapter')
  })

  test('a person’s links are offered inside the person', () => {
    expect(labels('guests')).toContain('for each link')
    expect(labels('guests', 'links').slice(0, 2)).toEqual(['label', 'address'])
  })

  test('every text field has words', () => {
    for (const [name, holds] of Object.entries(fieldTree)) {
      if (holds === 'text') expect(fieldNames[name], name).toBeDefined()
    }
  })

  test('the blocks open at a place are named from the outside in', () => {
    const template = '{{#guests}}a{{#links}}b{{/links}}c{{/guests}}d'
    const tags = templateTags(template)
    const at = (letter: string) => blocksAt(tags, template.indexOf(`}}${letter}`) + 2)
    expect([at('a'), at('b'), at('c'), at('d')]).toEqual([['guests'], ['guests', 'links'], ['guests'], []])
  })
})
