import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contractPage } from './contract-page.ts'
import { formatsPage } from './formats-page.ts'

const docs = join(import.meta.dirname, '../../docs')

test('docs/contract.md says what the contract says (npm run docs makes it anew)', async () => {
  await expect(contractPage()).toMatchFileSnapshot(join(docs, 'contract.md'))
})

test('docs/formats.md says what the registry says (npm run docs makes it anew)', async () => {
  await expect(formatsPage()).toMatchFileSnapshot(join(docs, 'formats.md'))
})
