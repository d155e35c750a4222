const byExtension: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/x-m4a',
  m4b: 'audio/x-m4a',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  flac: 'audio/flac',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  m4v: 'video/x-m4v',
  mov: 'video/quicktime',
}

/** At the end of the path or of a question: some hosts name the file there. */
const named = new RegExp(`\\.(${Object.keys(byExtension).join('|')})(?:[?#]|$)`, 'i')

/**
 * The media type a podcast feed gives a file or an address of this name; undefined for one that names no audio or
 * video. M4A and M4V go by the names Apple's guide to feeds asks for, which are not the registered ones.
 */
export function mediaTypeOf(source: string): string | undefined {
  const ending = named.exec(source)?.[1]
  return ending === undefined ? undefined : byExtension[ending.toLowerCase()]
}
