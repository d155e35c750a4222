import SlateTranscriptEditor from 'slate-transcript-editor'
import { provide } from './page.ts'
import { paperEditOf, silence } from './paper-edit.ts'
import { drawWithOldReact } from './react-16.ts'

provide((lines) =>
  drawWithOldReact(SlateTranscriptEditor, {
    transcriptData: paperEditOf(lines),
    mediaUrl: silence,
    isEditable: true,
    title: 'Bench',
  }),
)
