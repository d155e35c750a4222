import type { ReactNode } from 'react'
import { Slider as AriaSlider, Label, SliderThumb, SliderTrack } from 'react-aria-components'

interface SliderProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly min: number
  readonly max: number
  readonly step: number
  /** What stands at its ends, such as "fewer" and "more". */
  readonly ends: readonly [left: ReactNode, right: ReactNode]
  /** The value in words, for those who hear it. */
  readonly valueText: string
}

/** A value between two ends; arrow keys move it by one step. */
export function Slider({ label, value, onChange, min, max, step, ends, valueText }: SliderProps) {
  return (
    <AriaSlider
      className="slider"
      value={value}
      onChange={onChange}
      minValue={min}
      maxValue={max}
      step={step}
    >
      <Label className="vh">{label}</Label>
      <span className="s2 t3" aria-hidden="true">
        {ends[0]}
      </span>
      <SliderTrack className="slider-track">
        {({ state }) => (
          <>
            <span className="slider-fill" style={{ width: `${state.getThumbPercent(0) * 100}%` }} />
            <SliderThumb className="slider-thumb" aria-valuetext={valueText} />
          </>
        )}
      </SliderTrack>
      <span className="s2 t3" aria-hidden="true">
        {ends[1]}
      </span>
    </AriaSlider>
  )
}
