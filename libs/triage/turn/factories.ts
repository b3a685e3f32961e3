import { articles, compressorFaults } from '../factories';
import { newConversation } from './model';
import type { TurnArticle, TurnContext, TurnEvent, TurnMemory, TurnReading } from './model';
import type { Turn } from './turn';
import { takeTurn } from './turn';

/** A few known things around a compressor, for specs. */
export const noon = Date.UTC(2026, 4, 4, 12);

export const customerArticles: TurnArticle[] = articles.map(one => ({ ...one, audience: 'customer' }));

export const coolReading: TurnReading = {
  metric: 'dischargeTemperature',
  title: 'Discharge temperature',
  value: 61,
  unit: '°C',
  low: null,
  high: 95,
  at: noon - 60_000,
};

export function contextOf(over: Partial<TurnContext> = {}): TurnContext {
  return {
    locale: 'en',
    now: noon,
    unit: { id: 'u1', name: 'AirCore AX-22', serial: 'AX22-0007' },
    units: [],
    modelFaultCodes: compressorFaults,
    openAlerts: [],
    readings: [],
    articles: customerArticles,
    commands: [],
    history: [],
    coverage: null,
    staffedFrom: null,
    takenOver: false,
    ...over,
  };
}

export const said = (text: string): TurnEvent => ({ kind: 'text', text });

/** Presses a button of the newest reply; what is not there cannot be pressed. */
export function press(
  turn: Pick<Turn, 'reply'>,
  button:
    | 'confirm'
    | 'decline'
    | 'solved'
    | 'did-not-help'
    | 'person'
    | 'reading-right'
    | 'reading-wrong'
    | 'in-danger'
    | 'nobody-in-danger'
    | 'choose',
  value?: string,
): TurnEvent {
  const found = turn.reply?.buttons.find(
    one => one.button === button && (value === undefined || one.value === value),
  );
  if (!found) throw new TypeError(`There is no button ${button}`);
  return { kind: 'button', button, offer: found.offer, value: found.value };
}

/** Several events one after the other, each given what the turn before answered. */
export function conversation(
  context: TurnContext,
  ...events: (TurnEvent | ((turn: Turn) => TurnEvent))[]
): Turn[] {
  const turns: Turn[] = [];
  let memory: TurnMemory = newConversation();
  for (const event of events) {
    const turn = takeTurn(memory, typeof event === 'function' ? event(lastOf(turns)) : event, context);
    memory = turn.memory;
    turns.push(turn);
  }
  return turns;
}

export function lastOf(turns: readonly Turn[]): Turn {
  const [last] = turns.slice(-1);
  if (!last) throw new TypeError('Nothing was answered yet');
  return last;
}
