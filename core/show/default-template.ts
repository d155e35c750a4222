/** The template of a new show: heading, description, chapters, guest with links, other links, hosts, footer. */
export const defaultTemplate = `# {{#number}}#{{number}} - {{/number}}{{title}}

{{description}}

{{#hasChapters}}
## Chapters
{{/hasChapters}}
{{#chapters}}
{{start}} {{title}}
{{/chapters}}

{{#hasGuests}}
## Guest{{#severalGuests}}s{{/severalGuests}}
{{/hasGuests}}
{{#guests}}

**{{name}}**{{#headline}}, {{headline}}{{/headline}}
{{#links}}
- [{{label}}]({{address}})
{{/links}}
{{/guests}}

{{#hasOtherLinks}}
## Links
{{/hasOtherLinks}}
{{#otherLinks}}
- [{{label}}]({{address}})
{{/otherLinks}}

{{#hasHosts}}
---

Hosted by {{hosts}}.
{{/hasHosts}}
{{footer}}
`

/** The name under which the default template is offered. */
export const defaultTemplateName = 'Guest interview'
