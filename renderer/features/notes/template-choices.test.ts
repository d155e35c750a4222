import { expect, test } from 'vitest'
import { ShowId } from '../../../core/ids.ts'
import { defaultTemplate } from '../../../core/show/default-template.ts'
import { newShow } from '../../../core/show/new-show.ts'
import {
  footerOf,
  showTemplates,
  templateInForce,
  templateName,
  withoutTemplate,
  withTemplate,
} from './template-choices.ts'

const show = withTemplate(newShow({ id: ShowId.parse('s-1'), title: 'Bench Talk' }), {
  name: 'Solo',
  template: '# {{title}}\n',
})

test('an episode without a template follows Galley’s own', () => {
  expect(templateInForce(' \n')).toBe(defaultTemplate)
  expect(templateName('', show)).toBe('Guest interview')
})

test('a template is known by its text, until it is changed', () => {
  expect(templateName('# {{title}}', show)).toBe('Solo')
  expect(templateName('# {{title}}!', show)).toBeUndefined()
})

test('saving under a name that exists replaces it, however it is capitalised', () => {
  const saved = withTemplate(show, { name: 'solo', template: 'x' })
  expect(saved.templates).toEqual([{ name: 'solo', template: 'x' }])
  expect(withoutTemplate(saved, 'SOLO').templates).toEqual([])
})

test('the footer is kept beside the templates and is not offered as one', () => {
  const footed = withTemplate(show, { name: 'Footer', template: 'Bye' })
  expect(footerOf(footed)).toBe('Bye')
  expect(showTemplates(footed).map(({ name }) => name)).toEqual(['Solo'])
})
