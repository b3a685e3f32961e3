import type { Pace } from '#contracts';
import { choicesWith } from './choices';

const usual = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2];

export const factorChoices = (current: number | null): number[] => choicesWith(usual, current);

export const factorOf = ({ bySkill }: Pace, skill: string): number | null =>
  bySkill.find(one => one.skill === skill)?.factor ?? null;

/** `factor` null: as in general. */
export function withSkill(pace: Pace, skill: string, factor: number | null): Pace {
  const others = pace.bySkill.filter(one => one.skill !== skill);
  return { ...pace, bySkill: factor === null ? others : [...others, { skill, factor }] };
}

export function samePace(a: Pace, b: Pace): boolean {
  return (
    a.factor === b.factor &&
    a.bySkill.length === b.bySkill.length &&
    a.bySkill.every(({ skill, factor }) => factorOf(b, skill) === factor)
  );
}
