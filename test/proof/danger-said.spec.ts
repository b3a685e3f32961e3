import { expect, it } from '@jest/globals';
import { gate } from '#triage';
import bg from '../../apps/portal/src/i18n/bg';
import en from '../../apps/portal/src/i18n/en';
import zh from '../../apps/portal/src/i18n/zh';

it.each([
  ['en', en],
  ['bg', bg],
  ['zh', zh],
])('finds danger in what the button of the portal says in %s', (_, messages) => {
  expect(gate(messages['track.dangerSaid'])).toMatchObject({ safety: true, handOver: 'injury' });
});
