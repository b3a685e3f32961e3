import { describe, expect, it } from '@jest/globals';
import { assert as holds, constantFrom, property } from 'fast-check';
import { ServiceRequestEvent, serviceRequestMoves, ServiceRequestStatus, Urgency } from '#contracts';
import { Refused } from '../platform/refused';
import { handOverDeadline, isOpen, moreUrgent, moved, reportKey } from './request.rules';

const pairs = ServiceRequestStatus.options.flatMap(status =>
  ServiceRequestEvent.options.map(event => [status, event] as const),
);

describe('the life cycle of a request', () => {
  it.each(pairs)('%s, %s: the table decides, a refusal names the legal events', (status, event) => {
    const next = serviceRequestMoves[status][event];
    if (next) {
      expect(moved(status, event)).toBe(next);
      return;
    }
    let refusal: unknown;
    try {
      moved(status, event);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(Refused);
    expect(refusal).toMatchObject({
      code: 'illegal-transition',
      facts: { status, event, legal: Object.keys(serviceRequestMoves[status]) },
    });
  });

  it('counts as open until somebody decided', () => {
    expect(ServiceRequestStatus.options.filter(isOpen)).toEqual([
      'new',
      'triaging',
      'awaiting_customer',
      'remote_fix',
    ]);
  });
});

const urgency = constantFrom(...Urgency.options);
const order = (one: Urgency) => Urgency.options.indexOf(one);

describe('urgency', () => {
  it('is never lowered', () => {
    holds(
      property(urgency, urgency, (one, other) => {
        expect(order(moreUrgent(one, other))).toBe(Math.min(order(one), order(other)));
      }),
    );
  });

  it.each([
    ['critical', '2026-11-20T10:15:00.000Z'],
    ['high', '2026-11-20T11:00:00.000Z'],
    ['normal', '2026-11-20T14:00:00.000Z'],
    ['low', '2026-11-20T14:00:00.000Z'],
  ] as const)('%s: a person takes over until %s', (given, until) => {
    expect(handOverDeadline(given, new Date('2026-11-20T10:00:00Z')).toISOString()).toBe(until);
  });
});

describe('the same report', () => {
  const unit = '5f6c2d7e-3d0a-4f0e-9d57-0a1b2c3d4e5f';
  const ivan = { name: 'Ivan', email: 'Ivan@Example.com', phone: null };
  const key = (text: string, contact = ivan, equipmentId = unit) =>
    reportKey(equipmentId, contact, text).toString('hex');

  it.each([
    ['The screen is black.', 'the  SCREEN is black!!'],
    ['Екранът е черен', 'ЕКРАНЪТ Е ЧЕРЕН...'],
    ['屏幕黑了。', '屏幕黑了!'],
  ])('%s and %s are one', (one, other) => {
    expect(key(one)).toBe(key(other, { ...ivan, email: 'ivan@example.com', name: 'I.' }));
  });

  it.each([
    ['other words', key('The screen is white')],
    ['another person', key('The screen is black', { ...ivan, email: 'mila@example.com' })],
    ['another unit', key('The screen is black', ivan, '0b1f1c9e-8a0e-4a53-9f55-0a1b2c3d4e5f')],
  ])('%s: another report', (_, other) => {
    expect(other).not.toBe(key('The screen is black'));
  });

  it('knows a phone number however it is written', () => {
    const phone = (number: string) => ({ name: 'Ivan', email: null, phone: number });
    const one = reportKey(unit, phone('+359 2 123-45'), 'down');
    expect(reportKey(unit, phone('+359212345'), 'down')).toEqual(one);
  });

  it('tells two texts without letters apart', () => {
    expect(key('!!!')).not.toBe(key('???'));
  });
});
