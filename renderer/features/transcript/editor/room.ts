/** What the heading that sticks at the top may cover of the text, in pixels. */
export const roomAbove = 56

/** What a toast may cover of it at the bottom, in pixels. */
export const roomBelow = 84
