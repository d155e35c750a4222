import { useCallback, useEffect, useState } from 'react'
import type { EpisodeId } from '../../../core/ids.ts'
import { useClient } from '../../state/client.ts'
import { tellError } from '../../state/errors.ts'
import { showToast } from '../../state/toasts.ts'
import { publishText } from '../../text/publish.ts'
import { changeChoices, type DestinationChoice, publishChoices, usePublishChoices } from './publish-store.ts'

/** The folders an export can go to, the chosen one, and the way to another. */
export function useDestinations(episodeId: EpisodeId) {
  const client = useClient()
  const { destination, picked } = usePublishChoices(episodeId)
  const [offered, setOffered] = useState<readonly DestinationChoice[]>([])
  const [canPick, setCanPick] = useState(true)
  useEffect(() => {
    let isCurrent = true
    client
      .call('shell.destinations', { episodeId })
      .then((found) => isCurrent && setOffered(found), tellError)
    return () => {
      isCurrent = false
    }
  }, [client, episodeId])
  const all = [...offered, ...picked.filter(({ label }) => !offered.some((other) => other.label === label))]
  const chosen = all.find(({ grant }) => grant === destination) ?? all[0]
  const choose = useCallback(
    (grant: DestinationChoice['grant']) => changeChoices(episodeId, { destination: grant }),
    [episodeId],
  )
  const pick = async () => {
    const { supported, grant, label } = await client.call('shell.pickFolder', {})
    if (!supported) {
      setCanPick(false)
      showToast({ title: publishText.cannotChoose })
    } else if (grant !== undefined && label !== undefined) {
      const others = publishChoices(episodeId).picked.filter((other) => other.label !== label)
      changeChoices(episodeId, { destination: grant, picked: [...others, { grant, label }] })
    }
  }
  return { all, chosen, canPick, choose, pick: () => void pick() }
}
