import { newConversation } from '../turn/model';
import type { TurnContext } from '../turn/model';
import { takeTurn } from '../turn/turn';
import type { Turn } from '../turn/turn';
import { contextIn, kinds, locales } from './world/index';

/** For each fault and language: whether three customers, three times each, get the same decision; and whether it is right. */
export function stability(): { id: string; isStable: boolean; isRepeatable: boolean; isRight: boolean }[] {
  return kinds.flatMap(kind =>
    kind.faults.flatMap(fault =>
      locales.map(locale => {
        const decided = fault[locale].reports.map(text =>
          [1, 2, 3].map(() => {
            const { decision } = answered(text, contextIn(kind, locale));
            const { action, faultCode, category, urgency, safety } = decision;
            return { key: [action, faultCode, category, urgency, safety].join(' '), faultCode };
          }),
        );
        const keys = decided.map(times => times[0]?.key);
        return {
          id: `${fault.code}/${locale}`,
          isStable: new Set(keys).size === 1,
          isRepeatable: decided.every(times => new Set(times.map(one => one.key)).size === 1),
          isRight: decided.every(times => times.every(one => one.faultCode === fault.code)),
        };
      }),
    ),
  );
}

/** What is decided once the customer has said that nobody is in danger, where that is asked first. */
function answered(text: string, context: TurnContext): Turn {
  const first = takeTurn(newConversation(), { kind: 'text', text }, context);
  const safe = first.reply?.buttons.find(one => one.button === 'nobody-in-danger');
  return safe ? takeTurn(first.memory, { kind: 'button', ...safe }, context) : first;
}
