import { X } from 'lucide-react'
import { tellError } from '../../../state/errors.ts'
import { rulesText } from '../../../text/rules.ts'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import type { ListReport } from './use-rule-list.ts'

interface ImportReportProps {
  readonly report: ListReport
  readonly onDismiss: () => void
}

/** What a list that was read held, with every line that was not read or deserves a look. */
export function ImportReport({ report, onDismiss }: ImportReportProps) {
  const { rules, problems, undo } = report
  return (
    <section className="rules-report" aria-label={rulesText.imported(rules.length)}>
      <div className="row">
        <p className="med" role="status">
          {rulesText.imported(rules.length)}
          {problems.length > 0 && `. ${rulesText.problems(problems.length)}.`}
        </p>
        <span className="end row">
          {rules.length > 0 && (
            <Button size="small" onPress={() => void undo().then(onDismiss, tellError)}>
              {rulesText.undo}
            </Button>
          )}
          <IconButton label={rulesText.dismiss} icon={X} size="small" onPress={onDismiss} />
        </span>
      </div>
      {problems.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keys
        <ul className="s2 t2 scroll" tabIndex={0}>
          {problems.map(({ line, kind, message }) => (
            <li key={`${line} ${message}`} className={kind === 'unreadable' ? 'err' : ''}>
              {rulesText.line(line, message)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
