import type { Scarce, Stock } from './coupling';
import type { DepotDescription } from './description';
import type { Problem } from './problem';

/** `kinds` are those of parts, null for one of tools; `needs` jobs x kinds. Null where no depot runs out of what any job needs. */
export function compileScarce(
  depots: readonly DepotDescription[],
  depotOf: readonly number[],
  kinds: readonly (number | null)[],
  needs: readonly number[],
  engineerCount: number,
): Scarce | null {
  const most = depots.flatMap(({ stock }) =>
    kinds.map(kind => stock?.find(one => one.kind === kind)?.amount ?? Infinity),
  );
  if (most.every(amount => amount === Infinity)) return null;
  const isScarce = kinds.map((_, kind) =>
    depots.some((__, depot) => most[depot * kinds.length + kind]! < Infinity),
  );
  return {
    depotOf: Int32Array.from(depotOf),
    most: Float64Array.from(most),
    isScarce: Uint8Array.from(isScarce, one => (one ? 1 : 0)),
    isNeeded: Uint8Array.from({ length: needs.length / kinds.length }, (_, job) =>
      isScarce.some((one, kind) => one && needs[job * kinds.length + kind]! > 0) ? 1 : 0,
    ),
    atHand: new Int32Array(engineerCount * kinds.length).fill(-1),
  };
}

/** Is all that an engineer lacks of a kind fetched before his first job, where he is? `cell` is of engineers x kinds. */
export function isAtHand({ scarce }: Stock, cell: number): boolean {
  return scarce !== null && scarce.atHand[cell] !== -1;
}

/** Does a job, or the delivery of what it picks up, need what a depot runs out of? */
export function needsScarce({ stock, carriage }: Problem, job: number): boolean {
  if (stock === null || stock.scarce === null) return false;
  const { isNeeded } = stock.scarce;
  const delivery = carriage === null ? -1 : carriage.delivery[job]!;
  return isNeeded[job] === 1 || (delivery !== -1 && isNeeded[delivery] === 1);
}

/** Do two jobs need the same kind of what depots run out of? */
export function needSameScarce({ stock }: Problem, job: number, other: number): boolean {
  const { kinds, needs, scarce } = stock!;
  for (let kind = 0; kind < kinds; kind++)
    if (scarce!.isScarce[kind] === 1 && needs[job * kinds + kind]! > 0 && needs[other * kinds + kind]! > 0)
      return true;
  return false;
}
