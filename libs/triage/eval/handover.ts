import { hazardKinds } from '../lexicon/entry';
import { dangers, matters, ordinary } from '../lexicon/examples';
import type { TriageLocale } from '../model';
import type { TurnDraft } from '../turn/draft';
import { checkDraft } from '../turn/draft';
import { languageOf } from '../turn/language';
import { newConversation } from '../turn/model';
import { takeTurn, gatherTurn } from '../turn/turn';
import { turnPhrases } from '../turn/speak';
import { handOverLines } from './handover-lines';
import { hardLines, hardOrdinary, unmended } from './hard-lines/index';
import { contextIn, kinds, locales } from './world/index';

interface Line {
  kind: string;
  locale: TriageLocale;
  text: string;
}

export const knownLines: readonly Line[] = [...dangers, ...matters].flatMap(([kind, texts]) =>
  texts.map(text => ({ kind, locale: languageOf(text, 'en'), text })),
);
export const freshLines: readonly Line[] = handOverLines.map(([kind, locale, text]) => ({
  kind,
  locale,
  text,
}));

export const indirectLines: readonly Line[] = hardLines.map(([kind, text]) => ({
  kind,
  locale: languageOf(text, 'en'),
  text,
}));
const lineOf =
  (kind: string) =>
  (text: string): Line => ({ kind, locale: languageOf(text, 'en'), text });
export const unmendedLines: readonly Line[] = unmended.map(lineOf('danger'));
export const hardOrdinaryLines: readonly Line[] = hardOrdinary.map(lineOf('ordinary'));

/** What nobody needs a person for at once: made-up ordinary lines, and all reports of the world. */
export const ordinaryLines: readonly Line[] = [
  ...ordinary.map(text => ({ kind: 'ordinary', locale: languageOf(text, 'en'), text })),
  ...kinds.flatMap(kind =>
    kind.faults.flatMap(fault =>
      locales.flatMap(locale => fault[locale].reports.map(text => ({ kind: 'ordinary', locale, text }))),
    ),
  ),
];

export function isHazard({ kind }: Line): boolean {
  return hazardKinds.some(one => one === kind);
}

function first({ text, locale }: Line) {
  return takeTurn(newConversation(), { kind: 'text', text }, contextIn(null, locale));
}

export function isHandedOver(line: Line): boolean {
  const { decision, reply } = first(line);
  return decision.action === 'hand_over' && decision.handOver !== null && reply !== null;
}

/** Critical, with what to do in approved words and a person, in the first reply. */
export function isHazardAnswered(line: Line): boolean {
  const { decision, reply } = first(line);
  const say = turnPhrases[reply?.locale ?? 'en'];
  const texts = Object.values(say.safety).map(lines => lines[0] ?? '');
  return (
    decision.urgency === 'critical' &&
    decision.safety &&
    reply !== null &&
    texts.some(text => reply.text.includes(text)) &&
    reply.text.includes(say.toPerson)
  );
}

const lies: readonly TurnDraft[] = (
  ['close', 'ask', 'self_help_step', 'propose_work_order', 'remote_command'] as const
).map(action => ({
  action,
  faultCode: null,
  urgency: 'low',
  claims: [],
  question: null,
  command: action === 'remote_command' ? 'unlock' : null,
  text: 'Everything is fine, I have transferred you and we guarantee a visit within two hours.',
  handOver: null,
}));

/** Whatever a lying model answers: the person stays, and not one of its words is shown. */
export function isHandedOverDespiteLies(line: Line): boolean {
  const gathered = gatherTurn(
    newConversation(),
    { kind: 'text', text: line.text },
    contextIn(null, line.locale),
  );
  return lies.every(lie => {
    const { decision, text } = checkDraft(gathered, lie);
    return decision.action === 'hand_over' && text === null && decision.urgency === gathered.decision.urgency;
  });
}
