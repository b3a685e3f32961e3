import { articleById, articlesAbout } from '../article-shelf';
import { leastPoints, pointsFor } from '../meaning/beside-words';
import type { TriageFaultCode } from '../model';
import { inLocale, readingText } from '../model';
import { danger, dangerAsked } from './danger';
import { ask, base, toPerson } from './decisions';
import type { Known } from './known';
import { claimsOf, coverageClaims, isAllowed, isMeantAlone, localeOf, machineClaims } from './known';
import { meantKey, recurrence, whichKey } from './known';
import type { TurnClaim, TurnDecision } from './model';
import { contradictionIn } from './premise';
import { nextSteps } from './steps';
import { settled } from './steps-tried';
import { isSuspicious } from './words';

/** One decision for one turn, by rule alone: the first row that speaks wins. Pure, total, deterministic. */
export function choose(known: Known): TurnDecision {
  return (
    danger(known) ??
    afterTheEnd(known) ??
    person(known) ??
    dangerAsked(known) ??
    recorded(known) ??
    unitWanted(known) ??
    answered(known) ??
    premise(known) ??
    exhausted(known) ??
    feedback(known) ??
    howTo(known) ??
    faultWanted(known) ??
    remote(known) ??
    selfHelp(known) ??
    visit(known)
  );
}

function afterTheEnd(known: Known): TurnDecision | null {
  const { memory, heard } = known;
  if (heard.record) return null;
  if (memory.state === 'handed-over')
    return { ...base(known), action: 'hand_over', handOver: memory.handOver };
  if (memory.state === 'closed') return { ...base(known), action: 'close' };
  const pressing = heard.button === 'person' || heard.gate.handOver !== null;
  return memory.state === 'dispatched' && !pressing ? { ...base(known), action: 'close' } : null;
}

function person(known: Known): TurnDecision | null {
  const { heard } = known;
  if (heard.button === 'person') return toPerson(known, 'person-wanted', '');
  const [matter] = heard.gate.sensitive;
  return matter ? toPerson(known, matter.kind, matter.quote) : null;
}

function recorded(known: Known): TurnDecision | null {
  const { heard, memory } = known;
  const { record } = heard;
  if (!record) return null;
  if (record.of === 'work-order')
    return record.succeeded
      ? {
          ...base(known),
          action: memory.state === 'handed-over' ? 'hand_over' : 'close',
          handOver: memory.handOver,
          record,
        }
      : { ...toPerson(known, 'record-failed', ''), record };
  if (memory.state !== 'open') return { ...base(known), action: 'close', record };
  if (record.succeeded) return { ...ask(known, 'still-wrong'), record };
  return { ...(selfHelp(known) ?? visit(known)), record };
}

function unitWanted(known: Known): TurnDecision | null {
  const { memory, context } = known;
  if (memory.slots.unitId !== null) return null;
  if (memory.asked.filter(key => key === 'unit').length >= 2) return toPerson(known, 'unit-unknown', '');
  const options = context.units
    .slice(0, 5)
    .filter(unit => !isSuspicious(unit.name))
    .map(unit => ({ label: `${unit.name} (${unit.serial})`, value: unit.id }));
  return ask(known, 'unit', options);
}

/** Buttons that settle the matter by themselves. */
function answered(known: Known): TurnDecision | null {
  const { heard } = known;
  const { button, offer } = heard;
  if (button === 'solved') return { ...base(known), action: 'close' };
  if (!offer || (button !== 'confirm' && button !== 'decline')) return null;
  if (offer.kind === 'work-order')
    return button === 'confirm'
      ? { ...base(known), action: 'propose_work_order', workOrder: { confirmed: true } }
      : toPerson(known, 'no-progress', '');
  if (offer.kind !== 'command' || button !== 'confirm' || !offer.command) return null;
  // Things may have changed since it was offered.
  const command = known.context.commands.find(one => one.name === offer.command);
  if (!command || !isAllowed(command, known)) return null;
  return { ...base(known), action: 'remote_command', command: { name: command.name, confirmed: true } };
}

function premise(known: Known): TurnDecision | null {
  const { heard, context, memory, policy } = known;
  if (heard.text === null) return null;
  const found = contradictionIn(heard.text, context, memory, policy);
  if (!found) return null;
  const { said, reading } = found;
  const claims: TurnClaim[] = [{ source: 'reading', sourceId: reading.metric, quote: readingText(reading) }];
  return {
    ...ask(known, 'premise', [], claims),
    premise: { id: found.premise, said, metric: reading.metric },
  };
}

function exhausted(known: Known): TurnDecision | null {
  const { memory, policy } = known;
  if (memory.turns < policy.mostTurns) return null;
  return memory.asked.includes('work-order') ? toPerson(known, 'too-many-turns', '') : visit(known);
}

/** Words instead of a button below steps or a command. */
function feedback(known: Known): TurnDecision | null {
  const { heard, memory } = known;
  const open = memory.steps.some(one => one.outcome === 'open');
  const afterCommand = heard.offer?.question === 'still-wrong';
  // The steps still wait for their answer when a premise came between.
  if (open && heard.offer?.question === 'premise' && heard.button !== null) return ask(known, 'did-it-help');
  if (heard.button !== null || (!open && !afterCommand)) return null;
  if (heard.says === 'not-solved') return null;
  // Words do not close a case, the button does; who keeps saying it without pressing wants a person.
  if (heard.says === 'solved')
    return memory.asked.filter(key => key === 'still-wrong').length < 2
      ? ask(known, 'still-wrong')
      : toPerson(known, 'no-progress', '');
  return memory.asked.includes('did-it-help') ? null : ask(known, 'did-it-help');
}

/** Not a fault, but an article answers it. */
function howTo(known: Known): TurnDecision | null {
  const { outcome, classification, context, memory, policy } = known;
  if (outcome.faultCode || outcome.confidence || memory.steps.length > 0) return null;
  // No steps from what is near in meaning alone.
  const [best] = classification.articles.toSorted((a, b) => b.score - a.score);
  const article = best && best.coverage >= 0.55 ? articleById(context.articles, best.id) : undefined;
  if (!article || isSafetyMatter(known, article.faultCodes)) return null;
  const steps = nextSteps([article], null, localeOf(known), memory.steps, policy);
  return steps ? { ...base(known), action: 'self_help_step', claims: claimsOf(steps) } : null;
}

function isSafetyMatter({ context }: Known, codes: readonly string[]): boolean {
  return context.modelFaultCodes.some(one => one.safety === true && codes.includes(one.code));
}

/** Sure enough of the fault, or a question; too many questions, and a visit or a person. */
function faultWanted(known: Known): TurnDecision | null {
  const { outcome, memory, policy } = known;
  if (outcome.faultCode && (outcome.confidence >= policy.sureFrom || memory.slots.chosenFault)) return null;
  const likely = likelyFaults(known);
  const spokenFor = likely.filter(one => !isMeantAlone(known, [one.code]));
  const asked = memory.asked.filter(key => questionsOfFault.test(key));
  if (asked.length < policy.mostQuestions) {
    const hasWords = memory.texts.length > 0;
    if (!hasWords && likely.length === 0 && memory.slots.photos > 0 && !asked.includes('photo'))
      return ask(known, 'photo');
    // What no word speaks for is asked about once; it takes no place from the other questions.
    const offered = memory.asked.some(key => key.startsWith(meantKey)) ? spokenFor : likely;
    if (offered.length > 0 && !asked.includes(whichKey(offered.map(one => one.code))))
      return askFault(known, offered);
    if (!hasWords && !asked.includes('what')) return ask(known, 'what');
    if (!asked.includes('more')) return ask(known, 'more');
    const all = known.context.modelFaultCodes.filter(one => !memory.ruledOut.includes(one.code));
    const isShort = all.length > 1 && all.length <= longestList;
    if (isShort && !asked.includes(whichKey(all.map(one => one.code)))) return askFault(known, all);
  }
  return spokenFor.length > 0 || outcome.faultCode ? visit(known) : toPerson(known, 'not-understood', '');
}

const questionsOfFault = /^(?:which|what|more|photo)/u;
/** So many faults a customer reads through. */
const longestList = 6;
function likelyFaults({ outcome, classification, context }: Known): TriageFaultCode[] {
  return outcome.proposals.flatMap(({ faultCode }) =>
    pointsFor(classification, faultCode) < leastPoints
      ? []
      : context.modelFaultCodes.filter(fault => fault.code === faultCode),
  );
}

function askFault(known: Known, faults: readonly TriageFaultCode[]): TurnDecision {
  const locale = localeOf(known);
  const options = faults.map(fault => ({ label: inLocale(fault.title, locale), value: fault.code }));
  return ask(known, options.length > 1 ? 'which' : 'whether', options);
}

function faultOf({ outcome, context }: Known): TriageFaultCode | null {
  return context.modelFaultCodes.find(one => one.code === outcome.faultCode) ?? null;
}

/** Dangerous by nature, or back again after a short time: for hands that know the machine. */
function needsHands(known: Known): boolean {
  const fault = faultOf(known);
  return fault?.safety === true || known.memory.safety || recurrence(known).length > 0;
}

function remote(known: Known): TurnDecision | null {
  const { context, memory } = known;
  if (needsHands(known)) return null;
  const gone = [...memory.commandsTried, ...memory.commandsDeclined];
  const command = context.commands.find(one => !gone.includes(one.name) && isAllowed(one, known));
  // Offered twice and answered by words both times: only the button would have confirmed it.
  if (!command || memory.asked.filter(key => key === `command:${command.name}`).length >= 2) return null;
  return {
    ...base(known),
    action: 'remote_command',
    command: { name: command.name, confirmed: false },
    claims: machineClaims(known),
  };
}

function selfHelp(known: Known): TurnDecision | null {
  const { context, memory, policy, outcome, classification } = known;
  if (!outcome.faultCode || needsHands(known)) return null;
  const groups = memory.asked.filter(key => key === 'steps').length;
  if (groups >= policy.mostStepGroups) return null;
  const ranks = new Map(classification.articles.map((hit, rank) => [hit.id, rank]));
  const about = articlesAbout(context.articles, outcome.faultCode).sort(
    (a, b) => (ranks.get(a.id) ?? 99) - (ranks.get(b.id) ?? 99),
  );
  const tried = settled(memory, 'not-helped');
  const steps = nextSteps(about, outcome.faultCode, localeOf(known), tried, policy);
  if (!steps) return null;
  return {
    ...base(known),
    action: 'self_help_step',
    claims: [...(groups === 0 ? machineClaims(known) : []), ...claimsOf(steps)],
  };
}

function visit(known: Known): TurnDecision {
  return {
    ...base(known),
    action: 'propose_work_order',
    workOrder: { confirmed: false },
    claims: [...machineClaims(known), ...recurrence(known), ...coverageClaims(known)],
  };
}
