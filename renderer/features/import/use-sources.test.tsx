import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test } from 'vitest'
import type { Client } from '../../../core/contract/client.ts'
import { ClientContext } from '../../state/client.ts'
import '../../testing/patience.ts'
import { useSources } from './use-sources.ts'

afterEach(cleanup)

/** A host whose looks are answered by hand, in any order. */
function slowHost() {
  const looks: { readonly answer: () => void }[] = []
  const dropped: string[] = []
  const call = (name: string, input: { readonly previewId: string }) => {
    if (name === 'import.drop') {
      dropped.push(input.previewId)
      return Promise.resolve({})
    }
    const previewId = `preview-${looks.length + 1}`
    return new Promise((resolve) => looks.push({ answer: () => resolve({ previewId }) }))
  }
  // Of a client, this hook uses calls alone.
  return { client: { call } as unknown as Client, looks, dropped }
}

function openSources() {
  const host = slowHost()
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <ClientContext value={host.client}>{children}</ClientContext>
  )
  return { ...host, sources: renderHook(() => useSources(), { wrapper }).result }
}

test('a file that is removed while it is read stays removed, and the host lets go of it', async () => {
  const { sources, looks, dropped } = openSources()
  act(() => sources.current.addFiles([new File(['words'], 'talk.txt')]))
  await waitFor(() => expect(looks).toHaveLength(1))
  act(() => sources.current.remove(sources.current.sources[0]?.key ?? -1))
  act(() => looks[0]?.answer())
  await waitFor(() => expect(dropped).toEqual(['preview-1']))
  expect(sources.current.sources).toEqual([])
})

test('of two looks at what is typed the newer counts, and the host lets go of the older', async () => {
  const { sources, looks, dropped } = openSources()
  act(() => sources.current.setText('one'))
  await waitFor(() => expect(looks).toHaveLength(1))
  act(() => sources.current.setText('one two'))
  await waitFor(() => expect(looks).toHaveLength(2))
  act(() => looks[1]?.answer())
  act(() => looks[0]?.answer())
  await waitFor(() => expect(dropped).toEqual(['preview-1']))
  expect(sources.current.sources.map(({ state }) => state)).toEqual([
    { phase: 'read', preview: { previewId: 'preview-2' } },
  ])
})
