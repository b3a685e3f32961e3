import type { WarrantyPolicy } from '#contracts';

/** What a warranty pays: work, parts, and the way there. */
export const warrantyKinds = ['labour', 'parts', 'travel'] as const;
export type WarrantyKind = (typeof warrantyKinds)[number];

/** The last day that is covered, as an ISO date of the site; null: never covered. */
export type WarrantyEnds = Record<WarrantyKind, string | null>;

/**
 * The last days of a unit's warranty, from the day of its installation. A period of months ends with the day of the same number,
 * or with the last of a shorter month (Regulation (EEC, Euratom) No 1182/71, article 3). Null: nothing to reckon from.
 */
export function warrantyEnds(policy: WarrantyPolicy | null, installedOn: string | null): WarrantyEnds | null {
  if (!policy || installedOn === null) return null;
  const last = (months: number) => (months === 0 ? null : monthsAfter(installedOn, months));
  return {
    labour: last(policy.labourMonths),
    parts: last(policy.partsMonths),
    travel: last(policy.travelMonths),
  };
}

/** Both are ISO dates of the same clocks. */
export const isPast = (lastDay: string, today: string): boolean => today > lastDay;

function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth))).toISOString().slice(0, 10);
}
