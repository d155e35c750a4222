import type { Fact, LabelledAddress } from '../facts.ts'
import { splitNames } from '../names.ts'
import { handleAddress, platformLabel } from '../platforms.ts'
import { isMap, isWebAddress, type KeyedValue, textOfValue } from './keyed-value.ts'

/** People stated under a key: names, file names of people (`jim-salter`), or maps with their links. */
export function peopleFacts(value: KeyedValue, role: 'host' | 'guest'): Fact[] {
  const rows = Array.isArray(value) ? (value as readonly KeyedValue[]) : [value]
  return rows.flatMap((row) => (isMap(row) ? personOfMap(row, role) : peopleOfText(textOfValue(row), role)))
}

function peopleOfText(text: string | undefined, role: string): Fact[] {
  if (text === undefined) return []
  return splitNames(text).map((name) => personFact(tidyName(name), role, {}, []))
}

/** A name as people write it: a file name becomes words, a count of appearances ("2.0") is left out. */
function tidyName(name: string): string {
  const words = /^[a-z0-9]+(?:[-_][a-z0-9]+)*$/u.test(name)
    ? name
        .split(/[-_]/u)
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .join(' ')
    : name
  return words.replace(/\s+(?:\d{1,2}(?:\.\d)?|\(\d{1,2}(?:st|nd|rd|th)? [a-z]{1,12}\))$/u, '')
}

function personFact(
  name: string,
  role: string,
  more: { readonly headline?: string; readonly image?: string },
  links: readonly LabelledAddress[],
): Fact {
  return { field: 'person', person: { name, role, group: 'cast', from: 'the front matter', ...more }, links }
}

const headlineKeys = ['of', 'company', 'headline', 'job', 'jobTitle', 'title', 'bio', 'role']

function personOfMap(map: { readonly [key: string]: KeyedValue }, role: string): Fact[] {
  const name = textOfValue(map['name'] ?? map['fullname'] ?? map['full_name'])
  if (name === undefined) return []
  const headline = headlineKeys.map((key) => textOfValue(map[key])).find((text) => text !== undefined)
  const image = textOfValue(map['image'] ?? map['avatar'] ?? map['photo'])
  const links: LabelledAddress[] = []
  for (const [key, value] of Object.entries(map)) {
    const text = textOfValue(value)
    if (text === undefined || key === 'image' || key === 'avatar' || key === 'photo') continue
    const address = isWebAddress(text) ? text : handleAddress(key, text)
    if (address !== undefined) links.push({ label: platformLabel(address) ?? 'Website', address })
  }
  const more = {
    ...(headline !== undefined && !isWebAddress(headline) && { headline }),
    ...(image !== undefined && isWebAddress(image) && { image }),
  }
  return [personFact(tidyName(name), role, more, links)]
}
