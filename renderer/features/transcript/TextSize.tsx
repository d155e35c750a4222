import { AArrowDown, AArrowUp, ALargeSmall } from 'lucide-react'
import { defaultSettings, useSettings } from '../../state/settings.ts'
import { transcriptText } from '../../text/transcript.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'

const least = 14
const most = 22

/** The size of the transcript's letters, in steps of one pixel. */
export function TextSize() {
  const { settings, change } = useSettings()
  const size = settings.readingSize
  const set = (readingSize: number) => void change({ readingSize })
  return (
    <Popover
      label={transcriptText.textSize}
      trigger={<IconButton label={transcriptText.textSize} icon={ALargeSmall} />}
    >
      <div className="row text-size">
        <IconButton
          label={transcriptText.smaller}
          icon={AArrowDown}
          isDisabled={size <= least}
          onPress={() => set(size - 1)}
        />
        <span className="num" aria-live="polite">
          {transcriptText.textSizeNow(size)}
        </span>
        <IconButton
          label={transcriptText.larger}
          icon={AArrowUp}
          isDisabled={size >= most}
          onPress={() => set(size + 1)}
        />
        <Button
          size="small"
          variant="quiet"
          isDisabled={size === defaultSettings.readingSize}
          onPress={() => set(defaultSettings.readingSize)}
        >
          {transcriptText.usualSize}
        </Button>
      </div>
    </Popover>
  )
}
