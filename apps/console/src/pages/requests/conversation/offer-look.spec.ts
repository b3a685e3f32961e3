import { expect, it } from '@jest/globals';
import { offerLook } from './offer-look';

const expiresAt = '2026-01-01T10:30:00.000Z';
const at = (minute: number): number => Date.parse(`2026-01-01T10:${minute}:00.000Z`);

it('is on offer until its time is over, whatever the page was told last', () => {
  expect(offerLook({ status: 'offered', command: null, expiresAt }, at(29)).key).toBe('state.offered');
  expect(offerLook({ status: 'offered', command: null, expiresAt }, at(30)).key).toBe('state.expired');
  expect(offerLook({ status: 'declined', command: null, expiresAt }, at(45)).key).toBe('state.declined');
});

it('is what the record of the unit says once it is confirmed', () => {
  const command = { reference: 'C-1', status: 'timed_out', canceledBecause: null, lateAnswer: null } as const;
  expect(offerLook({ status: 'confirmed', command, expiresAt }, at(45))).toMatchObject({
    key: 'unit.timed_out',
    tone: 'warn',
  });
});
