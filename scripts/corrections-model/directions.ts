import { featureNames } from '../../core/corrections/likeness-features.ts'

/** What is known of a feature before anything is learned: 1 speaks for a mishearing, -1 against one. */
const known: Partial<Record<(typeof featureNames)[number], 1 | -1>> = {
  sound: 1,
  spelling: 1,
  alike: 1,
  length: 1,
  lengthApart: -1,
  unknown: 1,
  allUnknown: 1,
  unpronounced: 1,
  frequency: -1,
  termFrequency: -1,
  burst: 1,
  firstSound: 1,
  lastSound: 1,
  firstLetter: 1,
  margin: 1,
  best: 1,
  functionWords: -1,
  acronym: -1,
  rest: 1,
  context: 1,
  otherHearing: 1,
  otherHearings: 1,
  weakestWord: 1,
}

/** The known directions in the order of the features; 0 where either may be. */
export const directions: readonly number[] = featureNames.map((name) => known[name] ?? 0)
