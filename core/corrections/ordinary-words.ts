/** Words so common that a mishearing neither is one of them alone nor begins or ends with one. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    'the a an of to and or is in it that this was for on with as you we i they be but so at if my your he she are have ' +
    'has not do does just like what there here me us them him his her its were been by from about would could can will ' +
    'than then when which who how all one get got go know think'
  ).split(' '),
)
