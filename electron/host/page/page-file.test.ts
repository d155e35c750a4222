import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pagePathSegments, readPageFile } from './page-file.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-page-'))
  await mkdir(join(folder, 'assets'))
  await mkdir(join(folder, 'folder.html'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'assets', 'main-a_B1.js'), 'export {}')
  await symlink('/etc/passwd', join(folder, 'secrets.pem'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the path of a request', () => {
  test('names a file below the page', () => {
    expect(pagePathSegments('/')).toEqual(['index.html'])
    expect(pagePathSegments('/assets/main-a_B1.js')).toEqual(['assets', 'main-a_B1.js'])
  })

  test.each([
    '',
    'index.html',
    '//index.html',
    '/./index.html',
    '/../index.html',
    '/a/../../b.js',
    '/%2e%2e/b.js',
    '/%2e%2e%2fb.js',
    '/a%5c..%5cb.js',
    '/C:/windows/b.js',
    '/.hidden.js',
    '/a/.git/config.json',
    '/a%00.js',
    '/a\u0000.js',
    '/a b.js',
    '/ä.js',
    '/a/',
    '/%',
    '/%c0%ae%c0%ae/b.js',
    `/${'a/'.repeat(600)}b.js`,
  ])('%j names none', (pathname) => {
    expect(pagePathSegments(pathname)).toBeUndefined()
  })
})

describe('a file of the page', () => {
  test('comes with its type, and says how long it may be kept', async () => {
    expect(await readPageFile(folder, '/')).toMatchObject({
      contentType: 'text/html; charset=utf-8',
      cacheControl: 'no-cache',
    })
    expect(await readPageFile(folder, '/assets/main-a_B1.js')).toMatchObject({
      contentType: 'text/javascript; charset=utf-8',
      cacheControl: 'private, max-age=31536000, immutable',
    })
  })

  test('of a kind the page is not made of is not there', async () => {
    expect(await readPageFile(folder, '/secrets.pem')).toBeUndefined()
  })

  test('that is absent, or a folder, is not there', async () => {
    expect(await readPageFile(folder, '/absent.html')).toBeUndefined()
    expect(await readPageFile(folder, '/folder.html')).toBeUndefined()
    expect(await readPageFile(folder, '/index.html/more.html')).toBeUndefined()
  })
})
