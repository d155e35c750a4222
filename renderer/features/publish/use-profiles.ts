import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../core/contract/contract.ts'
import { useClient } from '../../state/client.ts'
import { tellError } from '../../state/errors.ts'

/** The named choices of files, once the host has told them. */
export function useProfiles(): CallOutput<'bundle.profiles'> {
  const client = useClient()
  const [profiles, setProfiles] = useState<CallOutput<'bundle.profiles'>>([])
  useEffect(() => {
    let isCurrent = true
    client.call('bundle.profiles', {}).then((found) => isCurrent && setProfiles(found), tellError)
    return () => {
      isCurrent = false
    }
  }, [client])
  return profiles
}
