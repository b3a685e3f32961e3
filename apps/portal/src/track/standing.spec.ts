import { describe, expect, it } from '@jest/globals';
import type { CommandOffer, CommandOfferStatus } from '#contracts';
import { endOf, standingCommand } from './standing';

const expiresAt = '2026-01-01T10:30:00.000Z';
const before = Date.parse('2026-01-01T10:29:00.000Z');
const after = Date.parse(expiresAt);
const command = (status: CommandOfferStatus): CommandOffer => ({
  id: status,
  name: 'restart',
  title: { en: 'Restart' },
  status,
  because: null,
  expiresAt,
  settledAt: null,
  settledBy: null,
  command: null,
});
const message = (status: CommandOfferStatus | null) => ({
  offer: status && { id: status, buttons: [] },
  command: status && command(status),
});

describe('a command that a person offers', () => {
  it('waits for the button whatever is said after it, until its time is over', () => {
    const thread = [message('declined'), message('offered'), message(null)];
    expect(standingCommand(thread, before)?.command.id).toBe('offered');
    expect(standingCommand(thread, after)).toBeNull();
    expect(standingCommand([message('withdrawn'), message(null)], before)).toBeNull();
  });

  it('says below it how it ended, unless the messages after it do', () => {
    const ends = (['offered', 'confirmed', 'declined', 'withdrawn'] as const).map(status =>
      endOf(command(status), before),
    );
    expect(ends).toEqual([null, null, null, 'withdrawn']);
    expect(endOf(command('offered'), after)).toBe('expired');
  });
});
