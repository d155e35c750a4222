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

/** The media type a feed gives a file of this name; undefined for an ending Galley does not know. */
export function mediaTypeOf(source: string): string | undefined {
  const path = source.split(/[?#]/, 1)[0] ?? ''
  const ending = /\.([A-Za-z0-9]{2,4})$/.exec(path)?.[1]
  return ending === undefined ? undefined : byExtension[ending.toLowerCase()]
}
