import type { AlertCondition } from '#contracts';

const MINUTE = 60_000;
type Evidence = { metric: string; at: string; value: number; limit: number };
type Comparison = Extract<AlertCondition, { type: 'compare' }>;

/** What raised an alert at `raised`, a little beyond its limit; empty where the rule compares no number. */
export function evidenceOf(condition: AlertCondition, raised: number): Evidence[] {
  if (condition.type !== 'compare' || typeof condition.value !== 'number') return [];
  const { metric, value: limit } = condition;
  const value = Math.round(limit * (isBelow(condition) ? 0.96 : 1.04) * 10) / 10;
  return [{ metric, at: new Date(raised).toISOString(), value, limit }];
}

/** How the metric came there, as it is kept with the alert: at its usual, ten minutes on its way, and five beyond the limit. */
export function courseOf(evidence: readonly Evidence[], raised: number): object {
  return {
    from: raised - 30 * MINUTE,
    to: raised + 5 * MINUTE,
    series: evidence.map(({ metric, value, limit }) => {
      const usual = limit + (limit - value) * 5;
      const points = Array.from({ length: 36 }, (_, minute) => {
        const share = Math.min(1, Math.max(0, (minute - 20) / 10));
        // Any swing that looks like one; the same each time.
        const swing = ((value - limit) / 3) * Math.sin(minute * 1.7) * (1 - share / 2);
        const at = minute === 30 ? value : usual + (value - usual) * share + swing;
        const [low, high] = [at - Math.abs(swing) / 2, at + Math.abs(swing) / 2].map(round);
        return [raised + (minute - 30) * MINUTE, round(at), low, high, 6];
      });
      return { metric, points };
    }),
  };
}

const isBelow = ({ op }: Comparison): boolean => op === 'lt' || op === 'lte';
const round = (value: number): number => Math.round(value * 100) / 100;
