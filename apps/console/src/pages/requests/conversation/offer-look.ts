import type { CommandOffer, CommandOfferStatus, DeviceCommandStatus } from '#contracts';
import type { IconName, Tone } from '#ui';

type Key = `state.${CommandOfferStatus}` | `unit.${DeviceCommandStatus}`;

const offers: Record<CommandOfferStatus, [Tone, IconName]> = {
  offered: ['warn', 'hand'],
  confirmed: ['info', 'check'],
  declined: ['neutral', 'x'],
  blocked: ['bad', 'ban'],
  withdrawn: ['neutral', 'undo'],
  expired: ['neutral', 'clock'],
};
const atUnit: Record<DeviceCommandStatus, [Tone, IconName]> = {
  queued: ['info', 'clock'],
  sent: ['info', 'send'],
  succeeded: ['good', 'checkCircle'],
  failed: ['bad', 'xCircle'],
  expired: ['warn', 'clock'],
  timed_out: ['warn', 'clock'],
  canceled: ['bad', 'ban'],
};

/** What a chip says of an offer; once confirmed, what the unit's record says. Over by the clock it is over on the screen. */
export function offerLook(
  { status, command, expiresAt }: Pick<CommandOffer, 'status' | 'command' | 'expiresAt'>,
  now: number,
): { key: Key; tone: Tone; icon: IconName } {
  if (command) {
    const [tone, icon] = atUnit[command.status];
    return { key: `unit.${command.status}`, tone, icon };
  }
  const seen = status === 'offered' && Date.parse(expiresAt) <= now ? 'expired' : status;
  const [tone, icon] = offers[seen];
  return { key: `state.${seen}`, tone, icon };
}
