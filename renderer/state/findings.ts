import { createContext, useContext } from 'react'
import type { Finding } from '../../core/contract/publish-shapes.ts'

/** What the publish checks last said of the open episode; undefined until they have run. */
export const FindingsContext = createContext<readonly Finding[] | undefined>(undefined)

/** The findings of the open episode, run again a moment after each change. */
export function useFindings(): readonly Finding[] | undefined {
  return useContext(FindingsContext)
}

/** Every finding that is not passed. */
export function openFindings(findings: readonly Finding[] | undefined): readonly Finding[] {
  return (findings ?? []).filter(({ level }) => level !== 'passed')
}

/** The findings that concern one section, errors first, passed ones left out. */
export function findingsOf(
  findings: readonly Finding[] | undefined,
  section: Finding['where'][number]['section'],
): readonly Finding[] {
  const here = openFindings(findings).filter(({ where }) => where.some((place) => place.section === section))
  return here.sort((a, b) => a.level.localeCompare(b.level))
}
