import { describe, expect, it } from '@jest/globals';
import { takeAssistedTurn } from '../assisted/assisted-turn';
import { gate } from '../gates';
import { contextOf, conversation, lastOf, press, said } from './factories';
import { newConversation } from './model';
import type { TurnEvent } from './model';
import { turnPhrases } from './speak';

/** Neither clearly danger nor clearly none. */
const doubtful =
  ['the casing is hot and hums', 'it hums and gets warm', 'a cable has come out'].find(
    text => gate(text).suspected,
  ) ?? 'nothing is doubtful any more';
const locales = [
  ['en', doubtful],
  ['zh', doubtful],
  ['bg', doubtful],
] as const;

describe('whether anyone is in danger', () => {
  it.each(locales)('is asked before anything else, in the customer’s language: %s', (locale, text) => {
    expect(gate(text)).toMatchObject({ safety: false, suspected: { kind: 'danger', quote: text } });
    const greeting = { en: 'hello', zh: '你好，机器', bg: 'здравейте, машината' }[locale];
    const [turn] = conversation(contextOf({ locale, unit: null }), said(`${text}\n${greeting}`));
    expect(turn?.decision).toMatchObject({ action: 'ask', safety: false, question: { key: 'danger' } });
    const spoken = turn?.reply?.locale ?? 'en';
    expect(turn?.reply?.text).toContain(turnPhrases[spoken].askDanger);
    expect(turn?.reply?.buttons.map(one => one.button)).toEqual(['in-danger', 'nobody-in-danger', 'person']);
    expect(new Set(turn?.reply?.buttons.map(one => one.label)).size).toBe(3);
  });

  it.each([
    ['the button', (turn: Parameters<typeof press>[0]) => press(turn, 'in-danger')],
    ['yes', () => said('Yes!')],
    ['是的', () => said('有人受伤')],
    ['да', () => said('да, има')],
    ['more of the same', () => said('the hose hisses at the coupling')],
    ['a word of danger', () => said('no, but there is smoke')],
  ] as const)('is answered with yes by %s: what to do first, and a person', (_, answer) => {
    const turns = conversation(contextOf(), said(doubtful), answer);
    const { decision, reply, memory } = lastOf(turns);
    expect(decision).toMatchObject({ action: 'hand_over', urgency: 'critical', safety: true });
    expect(memory).toMatchObject({ state: 'handed-over', safety: true });
    const say = turnPhrases[reply?.locale ?? 'en'];
    expect(Object.values(say.safety).some(lines => reply?.text.includes(lines[0] ?? ''))).toBe(true);
    expect(reply?.text).toContain(say.toPerson);
  });

  it('quotes the words that led to the question when the button says yes', () => {
    const turns = conversation(contextOf(), said(doubtful), turn => press(turn, 'in-danger'));
    expect(lastOf(turns).decision.handOver).toMatchObject({ reason: 'danger', quote: doubtful });
    expect(lastOf(turns).result).toMatchObject({ safety: true, urgency: 'critical' });
  });

  it.each([
    ['the button', (turn: Parameters<typeof press>[0]) => press(turn, 'nobody-in-danger')],
    ['no', () => said('No, nobody is.')],
    ['没有人', () => said('没有')],
    ['не', () => said('не, никой')],
  ] as const)('is answered with no by %s, and all goes on as usual', (_, answer) => {
    const turns = conversation(contextOf(), said(`The compressor overheats, ${doubtful}`), answer);
    expect(turns[0]?.decision.question?.key).toBe('danger');
    const { decision, memory, result } = lastOf(turns);
    expect(decision).toMatchObject({ action: 'self_help_step', faultCode: 'C101', safety: false });
    expect(memory).toMatchObject({ state: 'open', safety: false });
    expect(memory.texts).toHaveLength(1);
    expect(result).toMatchObject({ faultCode: 'C101', safety: false, handOver: null });
  });

  it('is asked once in a conversation, and later words of danger count all the same', () => {
    const turns = conversation(
      contextOf(),
      said(doubtful),
      turn => press(turn, 'nobody-in-danger'),
      said('the hose hisses at the coupling'),
      said('now there is smoke'),
    );
    const keys = turns.map(one => one.decision.question?.key);
    expect(keys.filter(key => key === 'danger')).toHaveLength(1);
    expect(keys[0]).toBe('danger');
    expect(lastOf(turns).decision).toMatchObject({ action: 'hand_over', handOver: { reason: 'smoke' } });
  });

  it('does not keep a person from who needs one', () => {
    const [turn] = conversation(contextOf(), said(`${doubtful}. My lawyer will write about the invoice.`));
    expect(turn?.decision).toMatchObject({ action: 'hand_over', handOver: { reason: 'legal' } });
  });

  it('is answered with yes from every message, old or new, but with no only while it stands', () => {
    const old = (button: 'in-danger' | 'nobody-in-danger') => ({
      kind: 'button' as const,
      button,
      offer: 'o1',
    });
    const after = (event: TurnEvent) =>
      lastOf(conversation(contextOf(), said(doubtful), first => press(first, 'nobody-in-danger'), event));
    expect(after(old('in-danger')).decision).toMatchObject({ action: 'hand_over', safety: true });
    expect(after(old('nobody-in-danger')).decision.action).not.toBe('hand_over');
    expect(after(old('nobody-in-danger')).memory.state).toBe('open');
  });

  it('is not put to a language model', async () => {
    const ask = () => {
      throw new Error('Nothing may be asked');
    };
    const turn = await takeAssistedTurn(newConversation(), said(doubtful), contextOf(), {
      ask,
      fence: () => '==1==',
    });
    expect(turn).toMatchObject({ model: 'not-asked', decision: { question: { key: 'danger' } } });
  });
});

describe('a word of danger', () => {
  it('hands over at once, whatever the sentence seems to be about', () => {
    const [turn] = conversation(contextOf(), said('the film Fire does not play in the cinema server'));
    expect(turn?.decision).toMatchObject({ action: 'hand_over', safety: true, handOver: { reason: 'fire' } });
  });
});

describe('danger that no word names', () => {
  it.each([
    ['electric', 'every time I lean on the rail my arm jumps and tingles'],
    ['gas', 'everybody near the heater gets a headache and feels sick'],
    ['structure', 'the outdoor unit hangs from one screw over the pavement'],
  ] as const)('gets the approved words for what it is about, %s: %s', (about, text) => {
    const [turn] = conversation(contextOf(), said(text));
    expect(turn?.decision).toMatchObject({ action: 'hand_over', urgency: 'critical', safety: true });
    const reason = turn?.decision.handOver?.reason;
    if (reason === 'danger') expect(turn?.decision.handOver?.about).toBe(about);
    expect(turn?.reply?.text).toContain(turnPhrases.en.safety[about][0]);
  });

  it('gets the general ones when nobody knows what it is', () => {
    const turns = conversation(contextOf(), said(doubtful), turn => press(turn, 'in-danger'));
    const { about } = lastOf(turns).decision.handOver ?? {};
    expect(lastOf(turns).reply?.text).toContain(turnPhrases.en.safety[about ?? 'general'][0]);
  });
});
