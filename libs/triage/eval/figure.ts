export interface Figure {
  name: string;
  /** Of how many; for a time, the number of turns. */
  of: number;
  value: number;
  unit: '%' | 'count' | 'ms';
  goal: string;
  isMet: boolean | null;
  /** The first that failed, to look at. */
  failed: string[];
}

export const mostShown = 5;

export function share<T>(
  name: string,
  list: readonly T[],
  isRight: (one: T) => boolean,
  nameOf: (one: T) => string,
  atLeast: number | null,
): Figure {
  const failed = list.filter(one => !isRight(one));
  const value =
    list.length === 0 ? 0 : Math.round(((list.length - failed.length) / list.length) * 1_000) / 10;
  return {
    name,
    of: list.length,
    value,
    unit: '%',
    goal: atLeast === null ? '' : atLeast === 100 ? '100 %' : `>= ${atLeast} %`,
    isMet: atLeast === null ? null : value >= atLeast,
    failed: failed.slice(0, mostShown).map(nameOf),
  };
}
