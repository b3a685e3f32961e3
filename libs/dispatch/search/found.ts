/** No place for the job; also the greatest price of an insertion. */
export const noPlace = 0x7fffffff;

/** What the last scan found: the node to go behind, or -1. */
export const found = { node: -1 };
