import { describe, expect, it } from '@jest/globals';
import type { Reason } from '#contracts';
import { reasonCodes } from '#dispatch';
import { formatMessage } from '#ui';
import bg from '../../i18n/bg/reasons';
import en from '../../i18n/en/reasons';
import zh from '../../i18n/zh/reasons';
import { byWeight, knownReasons, reasonSentence } from './reason';
import type { ReasonWords } from './reason';

const words = (texts: Readonly<Record<string, string>>, locale: string): ReasonWords => ({
  text: (key, params) => formatMessage(locale, texts[key] ?? key, params),
  skill: code => code,
  window: (start, end) => `${start.slice(11, 16)}–${end.slice(11, 16)}`,
  duration: minutes => `${minutes} min`,
  distance: km => `${km} km`,
  date: date => date,
});
const reason = (code: string, params: Reason['params'] = {}, kind: Reason['kind'] = 'against'): Reason => ({
  code,
  kind,
  params,
});
const say = (...given: Parameters<typeof reason>): string =>
  reasonSentence(reason(...given), words(en, 'en'));

describe('a reason of the planner', () => {
  it('has a sentence whatever its code', () => {
    expect(reasonCodes.filter(code => !knownReasons.includes(code))).toEqual([]);
  });
  it('tells a missing skill from one that is too low', () => {
    expect(say('skill-missing', { skill: 'charger', level: 3, has: 0 })).toBe(
      'Lacks the skill charger (level 3 needed)',
    );
    expect(say('skill-missing', { skill: 'charger', level: 3, has: 2 })).toBe(
      'charger at level 2 only, 3 needed',
    );
  });
  it('names the visit in the way and its time', () => {
    const params = { with: 'WO-7', start: '2026-03-03T08:00:00.000Z', end: '2026-03-03T09:30:00.000Z' };
    expect(say('overlap', params, 'blocking')).toBe('Overlaps WO-7 (08:00–09:30)');
    expect(say('on-leave', params, 'blocking')).toBe('Absent 08:00–09:30');
  });
  it('tells slack from lateness', () => {
    expect(say('sla-slack', { minutes: 90 }, 'for')).toBe('Done 90 min before it is due');
    expect(say('sla-slack', { minutes: -90 })).toBe('Done 90 min after it is due');
    expect(say('promised-window-missed', { minutes: 20, side: 'early' })).toBe(
      '20 min before the promised time',
    );
    expect(say('promised-window-missed', { minutes: 20, side: 'late' })).toBe(
      '20 min after the promised time',
    );
  });
  it('tells overtime that is agreed from overtime that nobody has agreed to', () => {
    expect(say('rest', { minutes: 530, rest: 660 })).toBe(
      'Only 530 min of rest between two days; 660 min are agreed',
    );
    expect(say('overtime', { minutes: 40 })).toBe('Home 40 min after the shift');
    expect(say('overtime', { minutes: 40, agreed: 60 })).toBe(
      'Home 40 min after the shift, 60 min are agreed',
    );
  });
  it('says from where the way is too short', () => {
    const params = { with: 'WO-7', travelMinutes: 40, availableMinutes: 10, missingMinutes: 30 };
    expect(say('travel-short', { ...params, from: 'visit' })).toBe(
      'Too short from WO-7: the way takes 40 min, there are 10 min',
    );
    expect(say('travel-short', { ...params, from: 'job' })).toContain('to WO-7 afterwards');
    expect(say('travel-short', { ...params, from: 'home' })).toBe('Starts from home 30 min before the shift');
    expect(say('travel-short', { ...params, from: 'position' })).toContain('Cannot be there in time');
  });
  it('leaves no parameter open in any language', () => {
    const names = { skill: 'a', skills: 'a, b', certificate: 'c', validUntil: '2026-01-01', with: 'WO-1' };
    const numbers = { level: 1, has: 1, days: 2, visits: 1, percent: 50, minutes: 5, km: 3, rest: 660 };
    const ways = { travelMinutes: 9, availableMinutes: 1, missingMinutes: 8 };
    const times = { start: '2026-03-03T08:00:00.000Z', end: '2026-03-03T09:30:00.000Z' };
    const params = { ...names, ...numbers, ...ways, ...times };
    for (const [texts, locale] of [
      [en, 'en'],
      [zh, 'zh'],
      [bg, 'bg'],
    ] as const)
      for (const code of reasonCodes) {
        const sentence = reasonSentence(reason(code, params), words(texts, locale));
        expect(sentence).not.toMatch(/[{}]|undefined|\(\)|: *$/);
      }
  });
  it('is named even when this version does not know it', () => {
    expect(say('moon-phase')).toBe('Another reason (moon-phase)');
  });
  it('stands the higher the more it forbids', () => {
    const sorted = byWeight([reason('near', {}, 'for'), reason('far'), reason('overlap', {}, 'blocking')]);
    expect(sorted.map(({ kind }) => kind)).toEqual(['blocking', 'against', 'for']);
  });
});
