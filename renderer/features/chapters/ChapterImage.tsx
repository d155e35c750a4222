import { useState } from 'react'
import type { Chapter } from '../../../core/episode/schema.ts'
import { chaptersText } from '../../text/chapters.ts'
import { Button } from '../../ui/Button.tsx'
import { DraftField } from '../../ui/DraftField.tsx'
import { setAddress, wrongAddress } from './chapter-address.ts'
import type { TableContext } from './table-context.ts'

interface ChapterImageProps {
  readonly chapter: Chapter
  readonly context: TableContext
}

/** The picture of the chosen chapter. It is fetched only when the person asks to see it. */
export function ChapterImage({ chapter, context }: ChapterImageProps) {
  const number = context.chapters.findIndex(({ id }) => id === chapter.id) + 1
  const [shown, setShown] = useState<string>()
  const [hasFailed, setFailed] = useState(false)
  const image = chapter.image ?? ''
  return (
    <div>
      <div data-field="image">
        <DraftField
          label={chaptersText.fieldImage}
          value={image}
          placeholder={chaptersText.imageAddress}
          isReadOnly={context.isReadOnly}
          delay={0}
          check={wrongAddress}
          onCommit={(typed, mergeKey) => setAddress(context, chapter, 'image', typed, mergeKey)}
        />
      </div>
      {image !== '' && (
        <div className="row picture-actions">
          {shown !== image && (
            <Button
              size="small"
              onPress={() => {
                setFailed(false)
                setShown(image)
              }}
            >
              {chaptersText.showPicture}
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            isDisabled={context.isReadOnly}
            onPress={() => void context.actions.setAddress(chapter.id, 'image', undefined)}
          >
            {chaptersText.removeImage}
          </Button>
        </div>
      )}
      {shown === image && image !== '' && !hasFailed && (
        <img
          className="picture"
          src={image}
          alt={chaptersText.picture(number)}
          onError={() => setFailed(true)}
        />
      )}
      {hasFailed && <p className="s2 err">{chaptersText.pictureFailed}</p>}
    </div>
  )
}
