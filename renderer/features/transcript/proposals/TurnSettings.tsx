import { displayName } from '../../../../core/episode/people.ts'
import { likelyText, turnsPreviewText as text } from '../../../text/proposals.ts'
import { Note } from '../../../ui/Note.tsx'
import { Segmented } from '../../../ui/Segmented.tsx'
import { Slider } from '../../../ui/Slider.tsx'
import { likelihood } from './Confidence.tsx'
import { alternatingPair } from './turn-rows.ts'
import type { TurnPreview } from './use-turn-preview.ts'

/** How sure a turn must be to be proposed, and who is taken for its speaker. */
export function TurnSettings({ preview }: { readonly preview: TurnPreview }) {
  const { adjustments, proposals, people, setLeast, setMode } = preview
  const { least, mode } = adjustments
  const pair = alternatingPair(people)
  const hint =
    people.length === 0
      ? text.noPeople
      : mode === 'guess'
        ? text.guessHint
        : mode === 'alternate' && pair
          ? text.alternateHint(displayName(pair[0]), displayName(pair[1]))
          : text.noneHint
  return (
    <>
      {!proposals.readsWords && <Note tone="warn">{text.shapeOnly}</Note>}
      <Slider
        label={text.slider}
        value={100 - Math.round(least * 100)}
        onChange={(value) => setLeast((100 - value) / 100)}
        min={10}
        max={85}
        step={5}
        ends={[text.fewer, text.more]}
        valueText={text.least(likelyText[likelihood(least)])}
      />
      <div className="row">
        <span className="s2 t2">{text.speakers}</span>
        <Segmented
          label={text.speakers}
          value={mode}
          onChange={setMode}
          options={[
            { id: 'guess', label: text.guess },
            { id: 'alternate', label: text.alternate, isDisabled: pair === undefined },
            { id: 'none', label: text.none },
          ]}
        />
      </div>
      <p className="s2 t3">{hint}</p>
    </>
  )
}
