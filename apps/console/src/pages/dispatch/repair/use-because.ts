import type { RepairChange } from '#contracts';
import { useDynamicT, useFormat } from '#ui';
import { useT } from '../../../i18n';
import type { TextKey } from '../../../i18n';
import { whyKey } from '../plan-day/why';

const known = {
  'engineer-away': 'repair.because.engineer-away',
  declined: 'repair.because.declined',
  'declined-before': 'repair.because.declined-before',
  urgent: 'repair.because.urgent',
  late: 'repair.because.late',
  'behind-late': 'repair.because.behind-late',
  overrun: 'repair.because.overrun',
  'makes-room': 'repair.because.makes-room',
  'shorter-way': 'repair.because.shorter-way',
  'no-access': 'repair.because.no-access',
  undo: 'repair.because.undo',
} as const satisfies Record<string, TextKey>;

const isKnown = (code: string): code is keyof typeof known => code in known;

/** The sentence of a reason: of a repair, or of what a plan leaves out. */
export function useBecause(): (reason: RepairChange['reasons'][number]) => string {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  return ({ code, params }) =>
    t(isKnown(code) ? known[code] : whyKey(code), {
      ...params,
      code,
      duration: format.duration(Number(params['minutes'] ?? 0)),
      skills: String(params['skills'] ?? '')
        .split(', ')
        .map(skill => word('skill', skill))
        .join(', '),
    });
}
