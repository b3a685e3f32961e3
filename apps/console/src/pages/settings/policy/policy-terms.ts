import type { PlanningTerms } from '#contracts';
import type { TextKey } from '../../../i18n';

/** A number of the policy, with where it stands in it. */
export interface Term {
  text: TextKey;
  unit: 'hours' | 'minutes' | 'rest';
  read: (terms: PlanningTerms) => number;
  write: (terms: PlanningTerms, value: number) => PlanningTerms;
}

const late = (urgency: keyof PlanningTerms['lateHour']): Term => ({
  text: `policy.late.${urgency}`,
  unit: 'hours',
  read: terms => terms.lateHour[urgency],
  write: (terms, value) => ({ ...terms, lateHour: { ...terms.lateHour, [urgency]: value } }),
});

const plain = (
  name: 'outsideHour' | 'overtimeHour' | 'unevenMinutes' | 'restHours',
  unit: Term['unit'],
): Term => ({
  text: `policy.${name}`,
  unit,
  read: terms => terms[name],
  write: (terms, value) => ({ ...terms, [name]: value }),
});

export const allTerms: readonly Term[] = [
  late('critical'),
  late('high'),
  late('normal'),
  late('low'),
  plain('outsideHour', 'hours'),
  plain('overtimeHour', 'hours'),
  plain('unevenMinutes', 'minutes'),
  plain('restHours', 'rest'),
];

/** The numbers in which two policies differ. */
export const changedTerms = (from: PlanningTerms, to: PlanningTerms): readonly Term[] =>
  allTerms.filter(({ read }) => read(from) !== read(to));
