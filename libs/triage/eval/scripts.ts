import { gate } from '../gates';
import type { TriageLocale } from '../model';
import { moreUrgent } from '../model';
import type { TurnContext, TurnEvent, TurnMemory } from '../turn/model';
import { newConversation } from '../turn/model';
import type { Turn } from '../turn/turn';
import { takeTurn } from '../turn/turn';
import type { Noise } from './noise';
import { noises, noisy } from './noise';
import { contextIn, evaluationDay, kinds, locales } from './world/index';
import type { WorldFault, WorldKind } from './world/kind';

export const sorts = ['easy', 'missing facts', 'contradiction', 'sensitive'] as const;
export type ScriptSort = (typeof sorts)[number];

export interface Script {
  id: string;
  sort: ScriptSort;
  noise: Noise;
  locale: TriageLocale;
  fault: WorldFault;
  context: TurnContext;
  /** What the customer writes first, one message after the other. */
  opening: string[];
  /** What they add when asked. */
  answers: string[];
  /** Whether the steps help. */
  isSolvable: boolean;
}

export interface Played {
  script: Script;
  turns: Turn[];
  isSolved: boolean;
}

const vague: Record<TriageLocale, string> = {
  en: 'Something is wrong here',
  zh: '有点问题',
  bg: 'Нещо не е наред',
};

const sensitiveWords: Record<TriageLocale, readonly string[]> = {
  en: [
    'I want to speak to a person.',
    'There is smoke.',
    'My lawyer will write to you.',
    'I want a refund.',
    'This is unacceptable.',
  ],
  zh: ['请转人工。', '还在冒烟。', '我要找律师。', '我要退款。', '太差劲了。'],
  bg: [
    'Искам да говоря с човек.',
    'Излиза дим.',
    'Адвокатът ми ще ви пише.',
    'Искам си парите.',
    'Това е безобразие.',
  ],
};

/** Thirty faults, four sorts, three languages, five noises: 1,800 conversations, the same each time. */
export function scripts(): Script[] {
  return kinds.flatMap(kind =>
    kind.faults.flatMap((fault, index) =>
      sorts.flatMap(sort =>
        locales.flatMap(locale => noises.map(noise => script(kind, fault, index, sort, locale, noise))),
      ),
    ),
  );
}

export function plainScripts(): Script[] {
  return scripts().filter(one => one.noise === 'plain');
}

function script(
  kind: WorldKind,
  fault: WorldFault,
  index: number,
  sort: ScriptSort,
  locale: TriageLocale,
  noise: Noise,
): Script {
  const { reports } = fault[locale];
  const report = reports[index % 3] ?? reports[0];
  const join = (a: string, b: string) => (locale === 'zh' ? `${a}。${b}` : `${a}. ${b}`);
  const first = {
    easy: report,
    'missing facts': vague[locale],
    contradiction: join(report, kind.premise.said[locale]),
    sensitive: join(report, sensitiveWords[locale][index] ?? ''),
  }[sort];
  const readings = sort === 'contradiction' ? [{ ...kind.premise.reading, at: evaluationDay - 60_000 }] : [];
  return {
    id: [fault.code, sort, locale, noise].join('/'),
    sort,
    noise,
    locale,
    fault,
    context: contextIn(kind, locale, { readings }),
    opening: noisy(first, noise, locale),
    answers: [report, ...reports.filter(one => one !== report)],
    isSolvable: index % 2 === 0,
  };
}

const mostEvents = 16;

/** Who answers: the rules alone, or a model beside them. */
export type Taker = (of: Script, memory: TurnMemory, event: TurnEvent) => Turn | Promise<Turn>;

const byRules: Taker = ({ context }, memory, event) => takeTurn(memory, event, context);

/** The customer presses the button that fits what is really wrong, and writes only when asked. */
export async function play(of: Script, take: Taker = byRules): Promise<Played> {
  const turns: Turn[] = [];
  const answers = [...of.answers];
  const events: TurnEvent[] = of.opening.map(text => ({ kind: 'text', text }));
  let memory = newConversation();
  while (turns.length < mostEvents) {
    const [last] = turns.slice(-1);
    const event = events.shift() ?? (last ? answerTo(last, of, answers) : null);
    if (!event) break;
    const turn = await take(of, memory, event);
    memory = turn.memory;
    turns.push(turn);
  }
  return { script: of, turns, isSolved: isSolved(of, turns) };
}

function answerTo({ decision, reply }: Turn, of: Script, answers: string[]): TurnEvent | null {
  const pressed = (button: string, value?: string): TurnEvent | null => {
    const found = reply?.buttons.find(
      one => one.button === button && (value === undefined || one.value === value),
    );
    return found ? { kind: 'button', button: found.button, offer: found.offer, value: found.value } : null;
  };
  const outcome = of.isSolvable ? 'solved' : 'did-not-help';
  switch (decision.action) {
    case 'self_help_step':
      return pressed(outcome);
    case 'propose_work_order':
      return decision.workOrder?.confirmed
        ? { kind: 'record', of: 'work-order', succeeded: true, reference: 'WO-1' }
        : pressed('confirm');
    case 'ask': {
      const { question } = decision;
      if (question?.key === 'danger') return pressed('nobody-in-danger');
      if (question?.key === 'premise') return pressed('reading-right');
      if (question?.key === 'which' || question?.key === 'whether')
        return pressed('choose', of.fault.code) ?? pressed('choose', 'none');
      if (question?.key === 'did-it-help' || question?.key === 'still-wrong') return pressed(outcome);
      const text = answers.shift();
      return text === undefined ? null : { kind: 'text', text };
    }
    default:
      return null;
  }
}

/** Constraints on fields, not one way to get there. */
function isSolved({ sort, fault, opening, isSolvable, context }: Script, turns: readonly Turn[]): boolean {
  const [last] = turns.slice(-1);
  if (!last) return false;
  if (sort === 'sensitive') {
    // In the very reply to the message that says so, with the right reason.
    const at = opening.findIndex((_, index) => gate(opening.slice(0, index + 1).join(' ')).handOver !== null);
    const turn = turns[at];
    return (
      turn?.decision.action === 'hand_over' && turn.reply !== null && last.memory.state === 'handed-over'
    );
  }
  const { result } = last;
  const fields =
    result.faultCode === fault.code &&
    result.category === fault.category &&
    moreUrgent(result.urgency, fault.urgency) === result.urgency &&
    result.likelyParts.some(one => one.partNumber === fault.part[0]) &&
    result.estimatedMinutes === fault.minutes &&
    last.memory.state === (isSolvable ? 'closed' : 'dispatched') &&
    turns.length <= 11;
  if (sort !== 'contradiction') return fields;
  const [reading] = context.readings;
  return (
    fields && turns.some(turn => turn.decision.premise?.metric === reading?.metric && turn.reply !== null)
  );
}
