import { Ban } from 'lucide-react'
import { useState } from 'react'
import type { BundlePlan, PlannedFile } from '../../../core/contract/publish-shapes.ts'
import { useEpisode } from '../../state/EpisodeProvider.tsx'
import { publishText } from '../../text/publish.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Select } from '../../ui/Select.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { changeChoices, usePublishChoices } from './publish-store.ts'
import { isSelected, needsEstimates, selectedFiles } from './use-plan.ts'
import { useProfiles } from './use-profiles.ts'

/** The files of the plan: which are written, what each is for, what it leaves out, why one cannot be. */
export function FilesList({ plan }: { readonly plan: BundlePlan }) {
  const episode = useEpisode()
  const choices = usePublishChoices(episode.id)
  const allow = (allowEstimatedTimes: boolean) => changeChoices(episode.id, { allowEstimatedTimes })
  const firstEstimate = plan.files.findIndex((file) => needsEstimates(file, episode))
  const profiles = useProfiles()
  return (
    <section aria-label={publishText.files}>
      <div className="navh files-head">
        <h2>{publishText.files}</h2>
        <span className="row">
          <span className="num">{publishText.selected(selectedFiles(plan, choices).length)}</span>
          <Select
            label={publishText.profile}
            hideLabel
            variant="quiet"
            value={plan.profile}
            isDisabled={profiles.length === 0}
            onChange={(profile) => changeChoices(episode.id, { profile, ticks: {} })}
            options={profiles.map(({ id, label }) => ({ id, label }))}
          />
        </span>
      </div>
      <ul>
        {plan.files.map((file, index) => (
          <FileRow
            key={file.id}
            file={file}
            isTicked={isSelected(file, choices.ticks)}
            onTick={(tick) => changeChoices(episode.id, { ticks: { ...choices.ticks, [file.id]: tick } })}
            onEstimate={index === firstEstimate ? () => allow(true) : undefined}
          />
        ))}
      </ul>
      {choices.allowEstimatedTimes && (
        <div className="estimated">
          <Switch isSelected onChange={allow}>
            {publishText.estimatedOn}
          </Switch>
        </div>
      )}
    </section>
  )
}

interface FileRowProps {
  readonly file: PlannedFile
  readonly isTicked: boolean
  readonly onTick: (tick: boolean) => void
  /** Present on the first file that estimated times would free; they free the others with it. */
  readonly onEstimate: (() => void) | undefined
}

function FileRow({ file, isTicked, onTick, onEstimate }: FileRowProps) {
  const [isUnfolded, setUnfolded] = useState(false)
  const { path, chip, purpose, losses, blocked } = file
  return (
    <li className={blocked ? 'fl blocked' : 'fl'}>
      <Checkbox
        aria-label={publishText.write(path)}
        isSelected={isTicked}
        isDisabled={blocked !== undefined}
        onChange={onTick}
      />
      <Chip tone="line">{chip}</Chip>
      <span className="grow">
        <span className="ell block file-name" title={path}>
          {path}
        </span>
        <span className="row file-about">
          <span className="s1 t3 ell" title={purpose}>
            {purpose}
          </span>
          {losses.length > 0 && !blocked && (
            <Button
              variant="link"
              size="small"
              aria-expanded={isUnfolded}
              aria-label={publishText.showLosses(path)}
              onPress={() => setUnfolded(!isUnfolded)}
            >
              {publishText.losses(losses.length)}
            </Button>
          )}
        </span>
        {blocked && (
          <span className="s1 warn block file-blocked">
            <Icon of={Ban} size="small" />
            {blocked}
          </span>
        )}
        {onEstimate && (
          <span className="row file-estimate">
            <Button size="small" onPress={onEstimate} aria-label={`${publishText.useEstimated}: ${path}`}>
              {publishText.useEstimated}
            </Button>
          </span>
        )}
        {isUnfolded && (
          <ul className="s1 t2 losses">
            {losses.map((loss) => (
              <li key={`${loss.field}-${loss.message}`}>{loss.message}</li>
            ))}
          </ul>
        )}
      </span>
    </li>
  )
}
