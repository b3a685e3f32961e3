import { describe, expect, it } from '@jest/globals';
import en from '../i18n/messages/en';
import { knownStatuses, statusLook } from './status';
import type { StatusKind } from './status';

const kinds: StatusKind[] = [
  'workOrder',
  'visit',
  'request',
  'alert',
  'command',
  'offer',
  'part',
  'return',
  'equipment',
  'plan',
];

describe('states', () => {
  it.each(kinds)('of a %s each have a word, and every word has a look', kind => {
    const prefix = `state.${kind}.`;
    const words = Object.keys(en)
      .filter(key => key.startsWith(prefix))
      .map(key => key.slice(prefix.length));
    expect(knownStatuses(kind).sort()).toEqual(words.sort());
  });

  it.each(kinds)('of a %s that share a colour do not share their icon too', kind => {
    const looks = knownStatuses(kind).map(status => Object.values(statusLook(kind, status)).join());
    const doubled = looks.filter((look, index) => looks.indexOf(look) !== index);
    // An order and a part pass through similar hands; what must differ is what a person has to tell apart at a glance.
    expect(
      doubled.filter(look => !look.startsWith('neutral') && kind !== 'part' && kind !== 'return'),
    ).toEqual([]);
  });

  it('of a newer server are shown plainly', () => {
    expect(statusLook('visit', 'teleporting')).toEqual({ tone: 'neutral', icon: 'info' });
  });
});
