import { describe, expect, test } from 'vitest'
import { waysToWrite } from './written-out.ts'

describe('the ways a term is written out', () => {
  test.each([
    ['PyBites', ['pybites']],
    ['Node.js', ['nodejs', 'nodedotjs']],
    ['.NET', ['dotnet']],
    ['/proc', ['slashproc']],
    ['AT&T', ['att', 'atandt']],
    ['C++', ['cplusplus']],
    ['C#', ['csharp']],
    ['M1', ['m1', 'mone']],
    ['H100', ['h100', 'honezerozero', 'honehundred', 'hahundred', 'honeohoh']],
    ['x86', ['x86', 'xeightysix', 'xeightsix']],
    ['CI/CD', ['cicd', 'cislashcd']],
    ['café', ['cafe']],
  ])('%s', (spelling, ways) => {
    expect(waysToWrite(spelling)).toEqual(ways)
  })

  test('keep a number that stands alone as it is', () => {
    expect(waysToWrite('Python 3')).toEqual(['python3'])
  })

  test('are few, however many signs and digits a term has', () => {
    expect(waysToWrite('a1.b2.c3.d4.e5.f6').length).toBeLessThanOrEqual(8)
  })

  test('are none for signs alone', () => {
    expect(waysToWrite('---')).toEqual([])
  })
})
