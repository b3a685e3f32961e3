import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { calibrate, shares } from './calibration';
import { guess, learn, learnMeasured } from './classifier';
import type { LabelledCase } from './classifier';

const words: Record<string, readonly string[]> = {
  cooling: ['overheats', 'hot fan', '过热', 'прегрява', 'temperature high', 'охладител'],
  leak: ['oil leak', 'drips on the floor', '漏油', 'тече масло', 'puddle under it', 'капе'],
  noise: ['rattles', 'grinding noise', '异响', 'тропа', 'vibrates', 'бръмчи'],
};
const places = ['since monday', 'in the hall', '今天', 'от вчера', 'again', 'please come', 'unit 7', '大厅'];

/** Closed cases made of one word of the fault and one of the place, `rounds` times. */
function closedCases(rounds: number): LabelledCase[] {
  return Object.entries(words).flatMap(([label, said]) =>
    Array.from({ length: rounds }, (_, round) => ({
      label,
      text: `${said[round % said.length]} ${places[(round * 5) % places.length]}`,
    })),
  );
}

describe('a classifier that learned from closed cases', () => {
  const classifier = learn(closedCases(120));

  it.each([
    ['the compressor is overheating', 'cooling'],
    ['压缩机漏油了', 'leak'],
    ['много тропа', 'noise'],
    ['it ratles', 'noise'],
  ])('labels "%s" as %s', (text, label) => {
    expect(guess(classifier, text).top[0]?.label).toBe(label);
  });

  it('accepts what it is sure of and leaves the rest to a person', () => {
    expect(guess(classifier, 'oil leak again').accepted).toBe(true);
    expect(guess(classifier, 'qqq').accepted).toBe(false);
    expect(guess(classifier, '').accepted).toBe(false);
  });

  it('is the same each time', () => {
    const again = learn(closedCases(120));
    for (const text of ['hot', '漏', 'тропа на пода'])
      expect(guess(again, text)).toEqual(guess(classifier, text));
  });

  it('accepts nothing as long as it has few cases', () => {
    const young = learn(closedCases(20));
    expect(guess(young, 'oil leak again').top[0]?.label).toBe('leak');
    expect(guess(young, 'oil leak again').accepted).toBe(false);
  });

  it('never accepts the label that says that nobody knew', () => {
    const cases = closedCases(120).map(one => (one.label === 'leak' ? { ...one, label: 'Unknown' } : one));
    const found = guess(learn(cases), 'oil leak again');
    expect(found.top[0]?.label).toBe('Unknown');
    expect(found.accepted).toBe(false);
  });

  it('has shares for any text, never more than three, that never pass 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
        const { top, confidence } = guess(classifier, text);
        expect(top).toHaveLength(3);
        expect(top.reduce((sum, one) => sum + one.confidence, 0)).toBeLessThanOrEqual(1 + 1e-9);
        expect(confidence).toBe(top[0]?.confidence);
      }),
    );
  });

  it('knows what a label is called, which is no case of it', () => {
    const cases = closedCases(120).map(one => ({ ...one, label: one.label === 'noise' ? 'N7' : one.label }));
    const called = learn(cases, label => (label === 'N7' ? ['squeaky belt', '皮带尖叫'] : [label]));
    expect(guess(called, 'squeaky belts').top[0]?.label).toBe('N7');
    expect(guess(called, '皮带').top[0]?.label).toBe('N7');
    expect(guess(learn(cases), 'squeaky belts').top[0]?.label).not.toBe('N7');
    expect(called.cases).toBe(360);
    expect(learnMeasured(cases, label => [label]).unseen).toHaveLength(360);
  });

  it('learns from one case, but not from none', () => {
    expect(guess(learn([{ text: 'hot', label: 'cooling' }]), 'hot')).toMatchObject({ accepted: false });
    expect(() => learn([])).toThrow(RangeError);
  });
});

describe('calibration', () => {
  /** Scores of two classes: the first is ahead by `lead`, and is right as often as `isRight` says. */
  const scored = (count: number, lead: number, isRight: (at: number) => boolean) =>
    Array.from({ length: count }, (_, at) => ({ scores: [lead, 0], right: isRight(at) ? 0 : 1 }));

  it('makes the confidence of a coin a half and of a sure thing nearly 1', () => {
    const coin = calibrate(
      scored(400, 1, at => at % 2 === 0),
      () => true,
    );
    expect(shares([1, 0], coin.sharpness)[0]).toBeLessThan(0.65);
    const sure = calibrate(
      scored(400, 1, () => true),
      () => true,
    );
    expect(shares([1, 0], sure.sharpness)[0]).toBeGreaterThan(0.95);
  });

  it('draws the line between what was right and what was not', () => {
    const mixed = [...scored(200, 3, () => true), ...scored(200, 1, at => at % 2 === 0)];
    const { acceptFrom, sharpness } = calibrate(mixed, () => true);
    expect(shares([3, 0], sharpness)[0]).toBeGreaterThanOrEqual(acceptFrom);
    expect(shares([1, 0], sharpness)[0]).toBeLessThan(acceptFrom);
  });

  it('accepts nothing where nothing was right often enough', () => {
    expect(
      calibrate(
        scored(400, 1, at => at % 3 > 0),
        () => true,
      ).acceptFrom,
    ).toBeGreaterThan(1);
  });
});
