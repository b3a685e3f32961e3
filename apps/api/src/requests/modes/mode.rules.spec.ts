import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { AssistantMode } from '#contracts';
import { modeAt } from './mode.rules';
import type { ModeCase } from './mode.rules';

const rule = (mode: AssistantMode, given: Partial<ModeCase> = {}) => ({
  modelId: given.modelId ?? null,
  category: given.category ?? null,
  channel: given.channel === 'label' || given.channel === 'portal' ? given.channel : null,
  mode,
});
const about: ModeCase = { modelId: 'press', category: 'cooling', channel: 'label' };

describe('the mode at a request', () => {
  it('is that of the house where no rule fits', () => {
    expect(modeAt('draft', [], about)).toBe('draft');
    expect(modeAt('draft', [rule('auto', { modelId: 'kiosk' })], about)).toBe('draft');
    expect(modeAt('draft', [rule('auto', { category: 'cooling' })], { ...about, category: null })).toBe(
      'draft',
    );
  });

  it('is that of the most exact rule', () => {
    const rules = [
      rule('off', { modelId: 'press' }),
      rule('auto', { modelId: 'press', category: 'cooling' }),
      rule('shadow', { channel: 'label' }),
    ];
    expect(modeAt('draft', rules, about)).toBe('auto');
  });

  it('is the more careful one of two that are equally exact', () => {
    const rules = [rule('auto', { category: 'cooling' }), rule('draft', { channel: 'label' })];
    expect(modeAt('off', rules, about)).toBe('draft');
  });

  it('does not depend on the order of the rules', () => {
    const some = fc.record({
      modelId: fc.constantFrom('press', 'kiosk', null),
      category: fc.constantFrom('cooling', 'panel', null),
      channel: fc.constantFrom<'label' | 'portal' | null>('label', 'portal', null),
      mode: fc.constantFrom(...AssistantMode.options),
    });
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 8 }),
        fc.constantFrom(...AssistantMode.options),
        (rules, standard) => {
          const found = modeAt(standard, rules, about);
          expect(modeAt(standard, rules.toReversed(), about)).toBe(found);
          const modes = [standard, ...rules.map(one => one.mode)];
          expect(modes).toContain(found);
        },
      ),
    );
  });
});
