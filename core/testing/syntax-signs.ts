/** One sign of each syntax that has broken somebody's file. */
export const syntaxSigns = ['&', '<', '>', '"', "'", '\\', '=', ';', '#'] as const
