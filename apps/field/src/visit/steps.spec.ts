import { describe, expect, it } from '@jest/globals';
import { VisitStatus } from '#contracts';
import { openMandatory, stepsFrom } from './steps';

describe('the steps of a visit on the phone', () => {
  it('leads from dispatched to completed by the large button alone', () => {
    const way = ['dispatched', 'accepted', 'en_route', 'on_site', 'working'] as const;
    expect(way.map(status => stepsFrom(status).next)).toEqual([
      'accept',
      'start-travel',
      'arrive',
      'start-work',
      'complete',
    ]);
  });

  it('never offers what only the dispatcher may do', () => {
    for (const status of VisitStatus.options) {
      const { next, beside } = stepsFrom(status);
      expect([next, ...beside]).not.toContain('cancel');
      expect([next, ...beside]).not.toContain('dispatch');
    }
  });

  it('offers nothing once the visit is over', () => {
    for (const status of ['completed', 'incomplete', 'no_access', 'declined', 'canceled'] as const)
      expect(stepsFrom(status)).toEqual({ next: null, beside: [] });
  });

  it('counts the required tasks that are open', () => {
    expect(
      openMandatory([
        { mandatory: true, done: false },
        { mandatory: true, done: true },
        { mandatory: false, done: false },
      ]),
    ).toBe(1);
  });
});
