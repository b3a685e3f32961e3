import { gate, namedGate } from '../gates';
import type { HazardHit } from '../gates';
import { ask, toPerson } from './decisions';
import type { Known } from './known';
import type { TurnDecision } from './model';
import { isSuspicious } from './words';

/** Nobody is quoted at length. UTF-16 units. */
const longestQuote = 200;

/** In the words, in an alarm, or because the customer says so: what to do first, and a person. */
export function danger(known: Known): TurnDecision | null {
  const { heard, context, memory } = known;
  const said = heard.gate.hazards[0] ?? null;
  const selfHarm = heard.gate.sensitive.find(one => one.kind === 'self-harm');
  if (selfHarm) return toPerson(known, 'self-harm', selfHarm.quote);
  if (said)
    return { ...toPerson(known, said.kind, said.quote, said.about), urgency: 'critical', safety: true };
  const told = toldWhenAsked(known);
  if (told)
    return { ...toPerson(known, told.kind, told.quote, told.about), urgency: 'critical', safety: true };
  if (memory.state !== 'open') return null;
  for (const alert of context.openAlerts) {
    const [hazard] = namedGate(alert.title).hazards;
    if (!hazard) continue;
    return {
      ...toPerson(known, hazard.kind, hazard.quote),
      urgency: 'critical',
      safety: true,
      claims: isSuspicious(alert.title) ? [] : [{ source: 'alert', sourceId: alert.id, quote: alert.title }],
    };
  }
  return null;
}

/** Who was asked whether anyone is in danger says yes, now or later, or does not answer and tells more of what may be danger. */
function toldWhenAsked({ heard, memory }: Known): HazardHit | null {
  const words = memory.texts.at(-1) ?? '';
  if (heard.button === 'in-danger')
    return gate(words).suspected ?? { kind: 'danger', quote: words.slice(0, longestQuote), index: 0 };
  return heard.offer?.question === 'danger' && heard.button === null ? heard.gate.suspected : null;
}

/** Before anything else, and once in a conversation: words that may tell of danger. */
export function dangerAsked(known: Known): TurnDecision | null {
  const { heard, memory } = known;
  if (heard.gate.suspected === null || memory.state !== 'open' || memory.asked.includes('danger'))
    return null;
  return ask(known, 'danger');
}
