import type { PartNeed, SkillNeed } from '#contracts';

/** Rows of a form: with an id of their own, so that a removed row does not take its neighbour's text. */
export interface SkillRow extends SkillNeed {
  id: number;
}
export interface PartRow extends PartNeed {
  id: number;
}

export const skillRows = (needs: readonly SkillNeed[]): SkillRow[] =>
  needs.map((need, id) => ({ ...need, id }));
export const partRows = (needs: readonly PartNeed[]): PartRow[] => needs.map((need, id) => ({ ...need, id }));

/** Each skill once, at the highest level that is asked for; rows without a skill say nothing. */
export function skillNeeds(rows: readonly SkillRow[]): SkillNeed[] {
  const levels = new Map<string, number>();
  for (const { skill, level } of rows) if (skill) levels.set(skill, Math.max(levels.get(skill) ?? 0, level));
  return [...levels].map(([skill, level]) => ({ skill, level }));
}

/** Parts of one number are added up; rows without a number say nothing. */
export function partNeeds(rows: readonly PartRow[]): PartNeed[] {
  const parts = new Map<string, PartNeed>();
  for (const row of rows) {
    const partNumber = row.partNumber.trim();
    if (!partNumber) continue;
    const quantity = (parts.get(partNumber)?.quantity ?? 0) + row.quantity;
    parts.set(partNumber, { partNumber, title: row.title.trim(), quantity: Math.min(999, quantity) });
  }
  return [...parts.values()];
}

export const nextRowId = (rows: readonly { id: number }[]): number =>
  Math.max(-1, ...rows.map(row => row.id)) + 1;
