// The packages of the peers have no types of their own, and are not among Galley's.

declare module '@bbc/react-transcript-editor' {
  export const TranscriptEditor: unknown
}
declare module 'slate-transcript-editor' {
  const SlateTranscriptEditor: unknown
  // biome-ignore lint/style/noDefaultExport: as the package does
  export default SlateTranscriptEditor
}
declare module 'hyperaudio-lite' {
  export class HyperaudioLite {
    constructor(options: Readonly<Record<string, unknown>>)
  }
}
