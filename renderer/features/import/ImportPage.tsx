/** Placeholder until committed together. */
export function ImportPage() {
  return null
}
