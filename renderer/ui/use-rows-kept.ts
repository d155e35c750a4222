import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'
import { useCallback } from 'react'

/**
 * Which rows of a long list are drawn: those in sight, and these two wherever the list is scrolled to; -1 for none. Of
 * use as the `rangeExtractor` of a virtual list whose current row has to exist.
 */
export function useRowsKept(one: number, other = -1): (range: Range) => number[] {
  return useCallback(
    (range) => {
      const kept = [one, other].filter((at) => at >= 0 && at < range.count)
      return [...new Set([...defaultRangeExtractor(range), ...kept])].sort((a, b) => a - b)
    },
    [one, other],
  )
}
