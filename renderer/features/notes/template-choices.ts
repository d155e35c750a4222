import { defaultTemplate, defaultTemplateName } from '../../../core/show/default-template.ts'
import type { NotesTemplate, Show } from '../../../core/show/schema.ts'

/** The template of this name is the show's footer, not a template to choose. */
export const footerName = 'Footer'

const isFooter = ({ name }: NotesTemplate): boolean => name.trim().toLowerCase() === footerName.toLowerCase()

/** The template in force: an episode without one has Galley's own. */
export function templateInForce(template: string): string {
  return template.trim() === '' ? defaultTemplate : template
}

/** Galley's own template, always on offer. */
export const galleysTemplate: NotesTemplate = { name: defaultTemplateName, template: defaultTemplate }

/** The templates a show has, without its footer. */
export function showTemplates(show: Show | undefined): readonly NotesTemplate[] {
  return show?.templates.filter((template) => !isFooter(template)) ?? []
}

/** The show's footer; empty when it has none. */
export function footerOf(show: Show): string {
  return show.templates.find(isFooter)?.template ?? ''
}

/** The name of the template an episode follows to the letter; undefined once it was changed. */
export function templateName(template: string, show: Show | undefined): string | undefined {
  const inForce = templateInForce(template).trim()
  const all = [...showTemplates(show), galleysTemplate]
  return all.find((one) => one.template.trim() === inForce)?.name
}

/** A show with one template written, in the place of one with the same name if there is one. */
export function withTemplate(show: Show, template: NotesTemplate): Show {
  const isSame = (other: NotesTemplate) => sameName(other.name, template.name)
  const templates = show.templates.some(isSame)
    ? show.templates.map((other) => (isSame(other) ? template : other))
    : [...show.templates, template]
  return { ...show, templates }
}

/** A show without the template of a name. */
export function withoutTemplate(show: Show, name: string): Show {
  return { ...show, templates: show.templates.filter((template) => !sameName(template.name, name)) }
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}
