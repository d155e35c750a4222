import type { Finding } from '../../../core/contract/publish-shapes.ts'
import type { ChapterId } from '../../../core/ids.ts'
import { findingsOf } from '../../state/findings.ts'

/** The findings of the chapters, by where they are shown. */
export interface ChapterFindings {
  /** Errors, each under the first chapter it names. */
  readonly errors: ReadonlyMap<ChapterId, readonly Finding[]>
  /** Warnings, by every chapter they name. */
  readonly warnings: ReadonlyMap<ChapterId, readonly Finding[]>
  /** Chapters whose start an error concerns. */
  readonly wrong: ReadonlySet<ChapterId>
  /** Findings about the list as a whole. */
  readonly general: readonly Finding[]
}

/** Sorts the findings about chapters into rows. A finding that is fixed stays until the checks run again. */
export function chapterFindings(
  findings: readonly Finding[] | undefined,
  present: ReadonlySet<ChapterId>,
): ChapterFindings {
  const errors = new Map<ChapterId, Finding[]>()
  const warnings = new Map<ChapterId, Finding[]>()
  const wrong = new Set<ChapterId>()
  const general: Finding[] = []
  for (const finding of findingsOf(findings, 'chapters')) {
    const ids = finding.where
      .filter((place) => place.section === 'chapters')
      .map((place) => place.id as ChapterId | undefined)
      .filter((id): id is ChapterId => id !== undefined && present.has(id))
    const [first] = ids
    if (first === undefined) {
      if (finding.where.every((place) => place.id === undefined)) general.push(finding)
      continue
    }
    if (finding.level === 'error') {
      push(errors, first, finding)
      for (const id of ids) wrong.add(id)
    } else for (const id of new Set(ids)) push(warnings, id, finding)
  }
  return { errors, warnings, wrong, general }
}

function push(map: Map<ChapterId, Finding[]>, id: ChapterId, finding: Finding): void {
  const list = map.get(id)
  if (list) list.push(finding)
  else map.set(id, [finding])
}
