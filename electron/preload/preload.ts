import { contextBridge, ipcRenderer } from 'electron'
import type { EpisodeHost } from '../../core/contract/episode-host.ts'

/** The whole of what the page can reach: one call and one stream of events, both as text. */
const episodeHost: EpisodeHost = {
  call: (name, input) => ipcRenderer.invoke('galley:call', String(name), String(input)),
  on(listener) {
    ipcRenderer.on('galley:event', (_event, text: string) => listener(text))
  },
}

contextBridge.exposeInMainWorld('episodeHost', episodeHost)
