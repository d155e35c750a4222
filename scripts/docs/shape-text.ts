import { z } from 'zod'

interface JsonSchema {
  readonly [key: string]: unknown
}

/** Longer shapes are broken over lines. */
const lineWidth = 100

/**
 * Writes a schema as a reader of TypeScript would: `{ title: string; number?: integer }`. Shapes that
 * have a name of their own are written by name.
 */
export function shapeText(schema: z.ZodType, names: ReadonlyMap<z.ZodType, string>): string {
  const named = z.registry<{ id: string }>()
  for (const [shape, id] of names) if (shape !== schema) named.add(shape, { id })
  const json = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    metadata: named,
    cycles: 'ref',
    reused: 'inline',
  })
  return text(json as JsonSchema, 0)
}

function text(schema: JsonSchema, depth: number): string {
  const reference = schema['$ref']
  if (typeof reference === 'string') return reference.split('/').at(-1) ?? 'any'
  if ('const' in schema) return JSON.stringify(schema['const'])
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => JSON.stringify(value)).join(' | ')
  const options = schema['anyOf'] ?? schema['oneOf']
  if (Array.isArray(options)) return options.map((option: JsonSchema) => text(option, depth)).join(' | ')
  if (schema['type'] === 'array') return arrayText(schema, depth)
  if (schema['type'] === 'object') return objectText(schema, depth)
  return typeof schema['type'] === 'string' ? schema['type'] : 'any'
}

function arrayText(schema: JsonSchema, depth: number): string {
  const item = text((schema['items'] ?? {}) as JsonSchema, depth)
  return item.includes(' | ') && !item.startsWith('{') ? `(${item})[]` : `${item}[]`
}

function objectText(schema: JsonSchema, depth: number): string {
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>)
  const required = new Set((schema['required'] ?? []) as string[])
  if (properties.length === 0) {
    const value = schema['additionalProperties']
    return value && typeof value === 'object' ? `{ [key]: ${text(value as JsonSchema, depth)} }` : '{}'
  }
  const fields = properties.map(
    ([name, value]) => `${name}${required.has(name) ? '' : '?'}: ${text(value, depth + 1)}`,
  )
  const short = `{ ${fields.join('; ')} }`
  if (short.length + depth * 2 <= lineWidth && !short.includes('\n')) return short
  const indent = '  '.repeat(depth + 1)
  return `{\n${fields.map((field) => `${indent}${field}`).join('\n')}\n${'  '.repeat(depth)}}`
}
