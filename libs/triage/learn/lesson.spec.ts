import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compressorFaults, inputOf } from '../factories';
import { triage } from '../triage';
import { guess, learn } from './classifier';
import type { LabelledCase } from './classifier';
import { lessonOf } from './lesson';
import { pack, unpack } from './pack';

/** The house's own slang, which no catalogue has. */
const slang: Record<string, readonly string[]> = {
  C101: ['the beast is sweating', 'steam room again', 'она парится', 'sweating like mad'],
  C102: ['puddle party below', 'it wets itself', 'slippery floor', 'black tears'],
  C103: ['sings opera', 'moans at night', 'metal concert', 'opera in the hall'],
};
const places = ['since monday', 'hall 3', 'again', 'please come', 'line two', 'as last year'];

const closed = (rounds: number): LabelledCase[] =>
  Object.entries(slang).flatMap(([label, said]) =>
    Array.from({ length: rounds }, (_, round) => ({
      label,
      text: `${said[round % said.length]} ${places[(round * 5) % places.length]}`,
    })),
  );
const lesson = (cases: LabelledCase[]) =>
  lessonOf({ cases, modelFaultCodes: compressorFaults, articles: [] });

describe('a lesson from closed cases', () => {
  const learned = lesson(closed(90));

  it('is used when it knows more than the rules, and says how it did on cases that it had not seen', () => {
    expect(learned).toMatchObject({ cases: 270, labels: 3, isUsed: true });
    expect(learned.right).toBeGreaterThan(0.95);
    expect(learned.rulesRight).toBeLessThan(0.2);
    expect(learned.acceptedRight).toBeGreaterThan(0.94);
  });

  it('is not used with few cases, nor where the rules do better', () => {
    expect(lesson(closed(20)).isUsed).toBe(false);
    const mixed = Array.from({ length: 240 }, (_, index) => ({
      label: ['C101', 'C102', 'C103'][index % 3] ?? '',
      // The keyword decides; the rest is different each time, so that there is nothing to learn but noise.
      text: `${['overheats', 'oil leak', 'vibration'][index % 3]} ${index * 7_919} ${index * 104_729}`,
    }));
    const shuffled = mixed.map((one, index) => (index % 9 === 0 ? { ...one, text: `${index * 31}` } : one));
    const { right, rulesRight, isUsed } = lesson(shuffled);
    expect(isUsed).toBe(right >= rulesRight);
  });

  it('names the fault in words that no catalogue has, and says on what ground', () => {
    const classifier = unpack(learned.bytes);
    const text = 'it sings opera again';
    expect(triage(inputOf(text)).faultCode).toBeNull();
    const outcome = triage(inputOf(text, { learned: classifier }));
    expect(outcome.faultCode).toBe('C103');
    expect(outcome.evidence[0]).toMatchObject({
      field: 'faultCode',
      source: 'rule',
      sourceId: 'learned-cases',
    });
    expect(outcome.category).toBe('mechanical');
  });

  it('never takes danger away, nor names a fault that the model does not know', () => {
    const classifier = unpack(learned.bytes);
    const smoke = inputOf('it sings opera and there is smoke', { learned: classifier });
    expect(triage(smoke)).toMatchObject({ urgency: 'critical', safety: true, handOver: { reason: 'smoke' } });
    const others = compressorFaults.filter(one => one.code !== 'C103');
    const unknown = inputOf('it sings opera', { learned: classifier, modelFaultCodes: others });
    expect(triage(unknown).faultCode).toBeNull();
  });

  it('asks where the words of the catalogue say something else', () => {
    const classifier = unpack(learned.bytes);
    const both = triage(inputOf('overheats, sings opera', { learned: classifier }));
    expect(both.proposals.map(one => one.faultCode)).toEqual(expect.arrayContaining(['C101', 'C103']));
  });
});

describe('a packed classifier', () => {
  const classifier = learn(closed(20));
  const bytes = pack(classifier);

  it('comes back to the bit', () => {
    const again = unpack(bytes);
    expect(again).toEqual(classifier);
    expect(guess(again, 'opera')).toEqual(guess(classifier, 'opera'));
  });

  it('is refused when cut, and never a crash of another kind when changed', () => {
    expect(() => unpack(bytes.subarray(0, 5))).toThrow(RangeError);
    expect(() => unpack(bytes.subarray(0, bytes.length - 3))).toThrow(RangeError);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const changed = bytes.slice();
        changed[at] = value;
        try {
          unpack(changed);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 50 },
    );
  });
});
