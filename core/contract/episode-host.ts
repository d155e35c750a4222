/**
 * What the preload puts on the window in Electron. Both sides speak JSON text: a string crosses the
 * two borders between page and host at once, where a tree of sixty thousand words is copied node by
 * node, twice.
 */
export interface EpisodeHost {
  call(name: string, input: string): Promise<string>
  on(listener: (event: string) => void): void
}
