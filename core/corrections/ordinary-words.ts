const plain =
  'the a an of to and or is in it that this was for on with as you we i they be but so at if my your he she are have ' +
  'has not do does just like what there here me us them him his her its were been by from about would could can will ' +
  'than then when which who how all one get got go know think'

/** "we'll", "it's", "there's": small words, though together they may sound like a name. */
const contracted = 'i you we they he she it that there here what who how where let'
  .split(' ')
  .flatMap((word) => ["'ll", "'s", "'re", "'ve", "'d", "'m"].map((ending) => word + ending))

const negated = 'can do does did is are was were has have had wo would could should'
  .split(' ')
  .map((word) => `${word.replace(/n$/u, '')}n't`)

/** Words so common that a mishearing neither is one of them alone nor begins or ends with one. */
export const functionWords: ReadonlySet<string> = new Set([...plain.split(' '), ...contracted, ...negated])

/** Numbers as they are said. */
export const numberWords: ReadonlySet<string> = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion'
  ).split(' '),
)
