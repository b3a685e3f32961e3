import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { freshPersonalLines, personalLines } from '../eval/personal';
import { knownLines } from '../eval/handover';
import { inputOf } from '../factories';
import { gate } from '../gates';
import { contextOf, said } from '../turn/factories';
import { newConversation } from '../turn/model';
import type { TurnContext, TurnEvent, TurnMemory } from '../turn/model';
import { gatherTurn } from '../turn/turn';
import { reportToAsk, textToAsk, turnToAsk } from './asked';

describe('what is asked for its meaning', () => {
  it('is without what is personal in any of the lines written for that', () => {
    const lines = [...personalLines, ...freshPersonalLines];
    // "Card" and "call" bring people: a few are held back as a whole.
    expect(lines.filter(({ text }) => textToAsk(text) === null).length).toBeLessThan(10);
    for (const { text, secrets, kept } of lines) {
      const asked = textToAsk(text);
      if (asked === null) continue;
      const leaks = secrets
        .flatMap(one => one.split(' '))
        .filter(one => one.length > 1 && asked.includes(one));
      expect([text, leaks]).toEqual([text, []]);
      expect(asked).toContain(kept);
    }
  });

  it('is nothing of what the gate holds back', () => {
    for (const { text } of knownLines) {
      expect([text, gate(text).handOver === null ? null : textToAsk(text)]).toEqual([text, null]);
      expect(reportToAsk(inputOf(text))).toBe(textToAsk(text));
    }
  });

  it('is cut after it was masked', () => {
    const asked = textToAsk(`${'the fan is loud, '.repeat(117)}+359 88 812 3456 and more`);
    expect(asked).toHaveLength(2_000);
    expect(asked).not.toMatch(/\+359|88/);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), text => {
        expect(textToAsk(text)?.length ?? 0).toBeLessThanOrEqual(2_000);
      }),
    );
  });

  it('has the words of the catalogue, and no name of the records', () => {
    const text = 'zara says the Oil Leak is back';
    expect(reportToAsk(inputOf(text), ['zara'])).toBe('[NAME_1] says the Oil Leak is back');
  });

  it('is nothing where the machine has said what it is, or where there is no article', () => {
    const text = 'It is too hot';
    expect(reportToAsk(inputOf(text))).toBe(text);
    expect(reportToAsk(inputOf(text, { alertFaultCode: 'C101' }))).toBeNull();
    expect(reportToAsk(inputOf(text, { alertFaultCode: 'of another model' }))).toBe(text);
    expect(reportToAsk(inputOf(text, { articles: [] }))).toBeNull();
  });
});

describe('a search', () => {
  it.each(['compressor too hot', '机器过热', '漏', 'компресорът прегрява', 'E21 after defrost'])(
    '%s does',
    query => {
      expect(textToAsk(query)).toBe(query);
    },
  );

  it.each([
    'E21',
    'CP-SEAL-11 4711',
    ' ? ',
    'there is smoke',
    'my lawyer will call',
    '我要找律师',
    'ivan@example.com',
  ])('%s does not', query => {
    expect(textToAsk(query)).toBeNull();
  });

  it('leaves without what is personal', () => {
    expect(textToAsk('ivan@example.com says the fan is loud')).toBe('[EMAIL_1] says the fan is loud');
  });
});

describe('a turn', () => {
  const asked = (event: TurnEvent, over: Partial<TurnContext> = {}, memory: Partial<TurnMemory> = {}) =>
    turnToAsk(gatherTurn({ ...newConversation(), ...memory }, event, contextOf(over)))?.text ?? null;
  const before = { texts: ['It is loud'] };

  it('asks for the report with its event in it', () => {
    expect(asked(said('And hot'), {}, before)).toBe('It is loud\nAnd hot');
    expect(asked({ kind: 'photo', name: 'x.jpg' }, {}, before)).toBe('It is loud');
    expect(asked(said('whirr'), {}, { ...before, asked: ['more', 'what', 'which:C101'] })).toContain('whirr');
  });

  it.each<[string, TurnEvent, Partial<TurnContext>, Partial<TurnMemory>]>([
    ['a person has the conversation', said('hot'), { takenOver: true }, {}],
    ['a person is wanted', { kind: 'button', button: 'person', offer: '' }, {}, before],
    ['it is handed over', said('hot'), {}, { state: 'handed-over' }],
    ['there is danger', said('There is smoke'), {}, {}],
    ['there was danger', said('It is gone now, only hot'), {}, { safety: true, texts: ['hot'] }],
    ['danger stands in two messages together', said('smoke'), {}, { texts: ['I am sure that there is'] }],
    ['a matter of a person was told before', said('hot'), {}, { texts: ['My lawyer will call'] }],
    ['a record is reported', { kind: 'record', of: 'command', succeeded: true, reference: 'C' }, {}, before],
    [
      'an alarm tells of danger',
      said('hot'),
      { openAlerts: [{ id: 'a', faultCode: null, title: 'Smoke detected', urgency: 'low' }] },
      {},
    ],
  ])('asks nothing once %s', (_, event, over, memory) => {
    expect(asked(event, over, memory)).toBeNull();
  });
});
