import * as bbc from '@bbc/react-transcript-editor'
import { provide } from './page.ts'
import { paperEditOf, silence } from './paper-edit.ts'
import { drawWithOldReact } from './react-16.ts'

provide((lines) =>
  drawWithOldReact(bbc.TranscriptEditor, {
    transcriptData: paperEditOf(lines),
    mediaUrl: silence,
    sttJsonType: 'digitalpaperedit',
    isEditable: true,
    mediaType: 'audio',
    title: 'Bench',
  }),
)
