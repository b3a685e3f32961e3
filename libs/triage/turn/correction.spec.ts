import { describe, expect, it } from '@jest/globals';
import { contextOf, conversation, lastOf, said } from './factories';
import { reportOf } from './result';

describe('words that take others back', () => {
  it.each([
    ['en', 'The compressor overheats', 'no, I meant there is oil on the floor under the compressor'],
    ['zh', '压缩机过热停机', '不对，我说的是压缩机漏油'],
    ['bg', 'Компресорът прегрява', 'сбърках, имах предвид, че има теч на масло под компресора'],
  ] as const)(
    'in %s leave the fault that was meant, and what was tried for the other',
    (locale, wrong, right) => {
      const turns = conversation(contextOf({ locale }), said(wrong), said(right));
      expect(turns[0]?.decision.faultCode).toBe('C101');
      const last = lastOf(turns);
      expect(last.decision.faultCode).toBe('C102');
      expect(last.memory.steps[0]?.outcome).toBe('not-helped');
      expect(reportOf(last.memory, contextOf()).text).not.toContain(wrong);
    },
  );

  it('take nothing back when what follows names no other fault', () => {
    const turns = conversation(
      contextOf(),
      said('The compressor overheats'),
      said('I meant what I said'),
      said('I mean the compressor overheats in the afternoon'),
    );
    expect(lastOf(turns).memory.withdrawn).toEqual([]);
    expect(lastOf(turns).decision.faultCode).toBe('C101');
  });

  it('do not take danger back', () => {
    const turns = conversation(
      contextOf(),
      said('there is smoke'),
      said('I meant oil on the floor under the compressor'),
    );
    expect(lastOf(turns).memory).toMatchObject({ state: 'handed-over', urgency: 'critical', safety: true });
  });
});

describe('a unit named by its serial number', () => {
  const units = [
    { id: 'u1', name: 'AirCore AX-22', serial: 'AX22-0007' },
    { id: 'u2', name: 'AirCore AX-22', serial: 'AX22-0008' },
  ];

  it('is the last one named, and is asked about anew', () => {
    const turns = conversation(
      contextOf({ unit: null, units }),
      said('help'),
      said('AX22-0007'),
      said('sorry, it is AX22-0008. oil leak under the compressor'),
    );
    expect(turns.map(one => one.memory.slots.unitId)).toEqual([null, 'u1', 'u2']);
    expect(turns[1]?.memory.asked).toContain('more');
    expect(turns[2]?.memory.asked).not.toContain('more');
  });

  it('changes nothing where it is known which unit it is', () => {
    const turns = conversation(contextOf({ units }), said('AX22-0008 leaks oil'));
    expect(lastOf(turns).memory.slots.unitId).toBe('u1');
  });
});

describe('telling words after others', () => {
  it('tell by themselves what all of them together do not', () => {
    const turns = conversation(
      contextOf(),
      said('we are a bakery and open at four in the morning every day of the week'),
      said('our baker noticed that the boxes are late again and the dough waits'),
      said('oil leak'),
    );
    expect(lastOf(turns).result.faultCode).toBe('C102');
  });
});
