/** Freezes a JSON value with all that is in it; what is frozen already is taken to be so to its depth. */
export function freezeDeeply<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  if (Array.isArray(value)) for (const part of value) freezeDeeply(part)
  else for (const key in value) freezeDeeply(value[key])
  return value
}
