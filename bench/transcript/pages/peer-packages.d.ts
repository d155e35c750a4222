// The packages of the peers have no types of their own, and are not among Galley's.

declare module '@bbc/react-transcript-editor' {
  export const TranscriptEditor: unknown
}
declare module 'hyperaudio-lite' {
  export class HyperaudioLite {
    constructor(options: Readonly<Record<string, unknown>>)
  }
}
