import type { Problem, Promises } from './problem';

export function noPromises({ jobCount }: Problem): Promises {
  return {
    engineer: new Int32Array(jobCount).fill(-1),
    changePrice: new Float64Array(jobCount),
    due: new Float64Array(jobCount),
    latePrice: new Float64Array(jobCount),
    mostChanged: jobCount,
  };
}

export function changeOf({ promises }: Problem, engineer: number, job: number): number {
  const promised = promises?.engineer[job] ?? -1;
  return promises && promised !== -1 && promised !== engineer ? promises.changePrice[job]! : 0;
}

/** Whole units, as all prices of the search. */
export function lateness({ promises }: Problem, job: number, begin: number): number {
  if (!promises || promises.latePrice[job] === 0 || begin <= promises.due[job]!) return 0;
  return Math.round(promises.latePrice[job]! * (begin - promises.due[job]!));
}
