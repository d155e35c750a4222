import { Check } from 'lucide-react'
import type { Finding } from '../../core/contract/publish-shapes.ts'
import { useEpisodeView } from '../state/EpisodeProvider.tsx'
import { findingsOf, openFindings, useFindings } from '../state/findings.ts'
import { useEpisodeSummary } from '../state/library.ts'
import { useOpenCorrections } from '../state/open-corrections.ts'
import { shellText } from '../text/shell.ts'
import { Icon } from '../ui/Icon.tsx'
import type { Section } from './routes.ts'

type Area = Finding['where'][number]['section']

/** Publish counts every check, as it lists every check: its number is that of "All" there. */
const areas: Readonly<Record<Section, readonly Area[] | 'all'>> = {
  transcript: ['transcript'],
  chapters: ['chapters'],
  people: ['people', 'links'],
  notes: ['notes'],
  publish: 'all',
}

/** What a section's link says of it: what is left, or that nothing is. */
export interface SectionSummary {
  readonly tone?: 'error' | 'part' | 'done'
  readonly words?: string
  readonly short?: string
}

/** How a section stands, by the checks that point into it. */
export function useSectionState(section: Section): SectionSummary {
  const findings = useFindings()
  const episodeId = useEpisodeView()?.episodeId
  const readiness = useEpisodeSummary(episodeId)?.readiness
  const open = useOpenCorrections(episodeId) ?? 0
  const those = areas[section]
  const here = new Set(
    those === 'all' ? openFindings(findings) : those.flatMap((area) => findingsOf(findings, area)),
  )
  const errors = [...here].filter(({ level }) => level === 'error').length
  const warnings = here.size - errors
  if (errors > 0) {
    return { tone: 'error', words: shellText.sectionErrors(errors), short: shellText.sectionErrors(errors) }
  }
  if (section === 'transcript' && open > 0) {
    return { tone: 'part', words: shellText.sectionReview(open), short: open.toLocaleString('en') }
  }
  if (warnings > 0) {
    const said = section === 'publish' ? shellText.sectionChecks : shellText.sectionWarnings
    return { tone: 'part', words: said(warnings), short: String(warnings) }
  }
  // What the file alone looks like is no promise before the checks have looked at it.
  if (findings === undefined) return {}
  const part = section === 'publish' ? 'files' : section
  return readiness?.[part] === 'done' ? { tone: 'done', words: shellText.sectionDone } : {}
}

/** The count at the right of a section's link. */
export function SectionState({ section }: { readonly section: Section }) {
  const { tone, words, short } = useSectionState(section)
  if (!tone) return null
  if (tone === 'done') {
    return (
      <span className="cnt ok">
        <Icon of={Check} size="small" />
        <span className="vh">{words}</span>
      </span>
    )
  }
  return (
    <span className={tone === 'error' ? 'cnt err' : 'cnt warn'} title={words}>
      <span aria-hidden="true">{short}</span>
      <span className="vh">{words}</span>
    </span>
  )
}
