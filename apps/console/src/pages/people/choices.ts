/** What a person may choose, in order, with what is there already. */
export const choicesWith = (usual: readonly number[], current: number | null): number[] =>
  [...new Set([...usual, ...(current === null ? [] : [current])])].sort((a, b) => a - b);
