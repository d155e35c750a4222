import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { AppError, errorCodes } from '../../core/errors.ts'
import { runCli } from './cli.ts'
import { verbs } from './commands.ts'
import { exitCodeOf } from './exit-codes.ts'
import type { Io } from './io.ts'
import { createTestWorld, type TestWorld } from './testing/test-world.ts'

let world: TestWorld
beforeEach(async () => {
  world = createTestWorld(await mkdtemp(join(tmpdir(), 'galley-cli-')))
})
afterEach(() => rm(world.folder, { recursive: true }))

describe('help', () => {
  test('without a verb lists every verb, on stdout', async () => {
    for (const argv of [[], ['--help'], ['-h'], ['help']]) {
      const { code, stdout, stderr } = await world.run(...argv)
      expect([code, stderr]).toEqual([0, ''])
      for (const verb of verbs) expect(stdout).toContain(`\n  ${verb} `)
    }
  })

  test.each(verbs)('of %s is there under every spelling, and names every flag', async (verb) => {
    const { code, stdout } = await world.run(verb, '--help')
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`^Usage: galley ${verb} `))
    expect((await world.run('help', verb)).stdout).toBe(stdout)
    expect((await world.run(verb, 'word', '-h')).stdout).toBe(stdout)
  })

  test.each(verbs)(
    'of %s takes the library as every verb does, and has no line of prose wider than a terminal',
    async (verb) => {
      const { stdout } = await world.run(verb, '--help')
      expect(stdout).toMatch(/\n {2}(?:-., )?--library DIR /)
      const [, prose = ''] = /^Usage.*\n([\s\S]*?)(?:\n {2}-|$)/.exec(stdout) ?? []
      for (const line of prose.split('\n')) expect(line.length).toBeLessThanOrEqual(110)
    },
  )

  test('the version is printed', async () => {
    expect((await world.run('--version')).stdout).toBe('0.0.0-test\n')
  })
})

describe('wrong usage', () => {
  test.each([
    ['an unknown verb', ['nonsense']],
    ['an unknown verb to get help for', ['help', 'nonsense']],
    ['a verb of another object', ['__proto__']],
    ['an unknown flag', ['list', '--nonsense']],
    ['a missing word', ['show']],
    ['a word too many', ['formats', 'x']],
    ['a missing value', ['list', '--library']],
    ['no format to convert to', ['convert', 'x']],
    ['no folder to export to', ['export', '1']],
    ['two ways to choose files', ['export', '1', '--out', 'x', '--profile', 'web', '--formats', 'webvtt']],
    ['an unknown destination', ['check', '1', '--for', 'myspace']],
    ['a port that is none', ['serve', '--port', 'seven']],
    ['a shift that is none', ['chapters', '1', '--shift', 'soon']],
    ['a place to shift from without a shift', ['chapters', '1', '--from', '5:58']],
    ['an unknown kind of file', ['import', 'x', '--as', 'novel']],
    ['stdin twice', ['import', '-', '-']],
  ])('%s ends with 2, a message on stderr and nothing on stdout', async (_what, argv) => {
    const { code, stdout, stderr } = await world.run(...argv)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/Nothing was changed\. See "galley( [a-z]+)? --help"\.\n$/)
  })

  test('a verb with a slip of the finger is guessed', async () => {
    expect((await world.run('chapter')).stderr).toContain('Did you mean "chapters"?')
  })
})

describe('a bug', () => {
  test('ends with 70 and asks to be reported', async () => {
    const said: string[] = []
    const io = { env: {}, say: (text: string) => said.push(text), write: () => undefined } as unknown as Io
    const code = await runCli(['list'], {
      io,
      pageFolder: '',
      openLibrary: () => Promise.reject(new TypeError('a slip')),
    })
    expect(code).toBe(70)
    expect(said.join('\n')).toMatch(
      /^This is a bug in Galley\. Your saved work is safe\. Please report it:\nTypeError: a slip/,
    )
  })
})

describe('exit codes', () => {
  test('every way to fail has one', () => {
    for (const code of errorCodes) expect([1, 2, 3, 4, 70]).toContain(exitCodeOf(new AppError(code, '')))
  })

  test.each([
    ['usage', 2],
    ['not-text', 3],
    ['too-large', 3],
    ['library-locked', 4],
    ['destination-exists', 4],
    ['revision-conflict', 4],
    ['internal', 70],
  ] as const)('%s is %i', (code, exit) => {
    expect(exitCodeOf(new AppError(code, ''))).toBe(exit)
  })
})
