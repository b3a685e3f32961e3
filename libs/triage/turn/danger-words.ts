import type { TriageLocale } from '../model';
import type { TurnMemory } from './model';
import { numbered, turnPhrases } from './speak';

/** The offer below the question whether anyone is in danger, as long as nobody has answered it. */
export const openDangerOffer = ({ state, offer }: TurnMemory): string | null =>
  state === 'open' && offer?.question === 'danger' ? offer.id : null;

/** What is said when nobody answers it: what to do first, and that a person comes. */
export function dangerUnanswered(locale: TriageLocale): string {
  const say = turnPhrases[locale];
  return [say.dangerUnanswered, ...numbered(say.safety.general)].join('\n');
}
