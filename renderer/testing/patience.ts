import { configure } from '@testing-library/react'

// A machine that is busy takes longer; a wait that is never met still ends.
configure({ asyncUtilTimeout: 30_000 })
