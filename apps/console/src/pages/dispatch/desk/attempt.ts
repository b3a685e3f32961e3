import { useCallback } from 'react';
import type { AssignmentCheck, Reason, Visit } from '#contracts';
import { useFormat, useToasts } from '#ui';
import { useT } from '../../../i18n';
import { refusalOf } from '../drop/refused';
import { reasonSentence } from '../reason';
import { useReasonWords } from '../use-reason-text';
import { useAskReason } from './ask-reason';

export interface PlanTarget {
  engineerId: string;
  engineerName: string;
  /** ms since the epoch. */
  start: number;
}

export interface Attempt {
  order: { number: string; timeZone: string };
  target: PlanTarget;
  /** What is known beforehand; spares a question to the server whose answer would be no. */
  check: AssignmentCheck | null;
  /** The board shows something that is no longer so. */
  onRefused: () => void;
}

/**
 * Plans something, asks for a reason where one is enough, and explains a refusal in the words of the planner. Null when
 * nothing came of it; everything has been told by then.
 */
export function useReasonAttempt(): (
  given: Attempt,
  plan: (overrideReason: string | null) => Promise<Visit>,
) => Promise<Visit | null> {
  const t = useT();
  const format = useFormat();
  const toasts = useToasts();
  const ask = useAskReason();
  const wordsIn = useReasonWords();

  return useCallback(
    async ({ order, target, check, onRefused }, plan) => {
      const say = (reason: Reason): string => reasonSentence(reason, wordsIn(order.timeZone));
      const explain = (reason: Reason): void => {
        const text = t('dispatch.cannot', { engineer: target.engineerName, reason: say(reason) });
        toasts.show({ tone: 'bad', text, forMs: 9_000 });
      };
      const why = (reasons: readonly Reason[]): Promise<string | null> =>
        ask({
          title: t('dispatch.overrideTitle', { number: order.number, engineer: target.engineerName }),
          reasons: reasons.filter(reason => reason.kind !== 'for'),
          zone: order.timeZone,
          label: t('dispatch.overrideLabel'),
          action: t('dispatch.overrideAction'),
        });

      const blocking = check?.reasons.find(reason => reason.kind === 'blocking');
      if (blocking) {
        explain(blocking);
        return null;
      }
      let overrideReason: string | null = null;
      if (check?.needsReason) {
        overrideReason = await why(check.reasons);
        if (!overrideReason) return null;
      }
      for (;;) {
        try {
          return await plan(overrideReason);
        } catch (error) {
          const refusal = refusalOf(error);
          if (refusal.kind === 'needs-reason' && !overrideReason) {
            overrideReason = await why(refusal.reasons);
            if (!overrideReason) return null;
            continue;
          }
          if (refusal.kind === 'taken') {
            const time = refusal.start ? format.dateTime(refusal.start, { zone: order.timeZone }) : '';
            const { by, engineer } = refusal;
            toasts.show({
              tone: 'warn',
              text: t('dispatch.taken', { number: order.number, by, engineer, time }),
              forMs: 9_000,
            });
          } else if (refusal.kind === 'blocked') explain(refusal.reason);
          else toasts.fail(error);
          onRefused();
          return null;
        }
      }
    },
    [t, format, toasts, ask, wordsIn],
  );
}
