import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Dialog, KeyHint, useApi, useToasts } from '#ui';
import { useT } from '../../i18n';
import type { TextKey } from '../../i18n';
import { isTyping } from '../../layout/typing';
import { shiftDate } from '../../board/time';
import { useNextConflict } from './conflicts/conflicts-button';
import { candidatesArgs, candidatesQuery } from './desk/candidates-query';
import { useDesk } from './desk/desk';
import { usePlanning } from './desk/planning';
import { usePlanDay } from './plan-day/use-plan-day';
import { useRepair } from './repair/use-repair';

const help: readonly (readonly [keys: readonly string[], text: TextKey])[] = [
  [['↑', '↓'], 'dispatch.help.walk'],
  [['Enter'], 'dispatch.help.open'],
  [['A'], 'dispatch.help.assign'],
  [['U'], 'dispatch.help.undo'],
  [['M'], 'dispatch.help.pick'],
  [['P'], 'dispatch.help.plan'],
  [['R'], 'dispatch.help.repair'],
  [['C'], 'dispatch.help.conflict'],
  [['/'], 'dispatch.help.search'],
  [['[', ']'], 'dispatch.help.day'],
  [['Esc'], 'dispatch.help.close'],
  [['?'], 'dispatch.help.help'],
];

/** Shortcuts of one letter, wherever the focus is, except in a text. */
export function Keys(): ReactNode {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const assignBest = useAssignBest();
  const planning = usePlanning();
  const desk = useDesk();
  const plan = usePlanDay();
  const repair = useRepair();
  const nextConflict = useNextConflict();
  const keys = useRef<Readonly<Record<string, () => void>>>({});
  useEffect(() => {
    keys.current = {
      a: assignBest,
      u: planning.undo,
      p: () => {
        if (plan.isPossible && !plan.isOpen) plan.open();
      },
      r: () => {
        if (repair.isPossible && !repair.isOpen) repair.open();
      },
      c: nextConflict,
      '/': () => document.getElementById('dispatch-search')?.focus(),
      '?': () => setOpen(true),
      '[': () => desk.setDay(shiftDate(desk.day, -1)),
      ']': () => desk.setDay(shiftDate(desk.day, 1)),
      Escape: () => {
        const { orderId, engineerId } = desk.selection;
        const isBare = !orderId && !engineerId;
        if (repair.isOpen && isBare) repair.close();
        else if (plan.isOpen && isBare) plan.close();
        else desk.select({});
      },
    };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (document.querySelector('dialog[open], .co-menu')) return;
      if (isTyping(event)) {
        if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
        return;
      }
      const act = keys.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <Dialog open={isOpen} onClose={() => setOpen(false)} title={t('dispatch.help.title')}>
      <dl className="cs-help">
        {help.map(([hint, text]) => (
          <div key={text}>
            <dt>
              <KeyHint keys={hint} />
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

/** Gives the chosen order to the best candidate, at the time proposed. */
function useAssignBest(): () => void {
  const t = useT();
  const api = useApi();
  const toasts = useToasts();
  const queries = useQueryClient();
  const planning = usePlanning();
  const { selection, orders, day, isToday } = useDesk();
  return () => {
    const order = orders.find(one => one.id === selection.orderId);
    if (order?.status !== 'ready') {
      toasts.show({ tone: 'warn', text: t(order ? 'dispatch.notReady' : 'dispatch.chooseFirst') });
      return;
    }
    queries
      .fetchQuery(candidatesQuery(api, candidatesArgs(order.id, isToday ? null : day)))
      .then(({ items }) => {
        const best = items.find(candidate => candidate.feasible);
        if (!best?.proposedWindow) {
          toasts.show({ tone: 'warn', text: t('dispatch.nobodyFits') });
          return undefined;
        }
        const { engineerId, engineerName, proposedWindow } = best;
        return planning.assign(order, { engineerId, engineerName, start: Date.parse(proposedWindow.start) });
      })
      .catch(toasts.fail);
  };
}
