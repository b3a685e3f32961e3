import type { CommandOffer, MessageOffer, RequestMessage } from '#contracts';

/** The command that a person offers and that waits for the button, however much was said since. */
export function standingCommand(
  messages: readonly Pick<RequestMessage, 'offer' | 'command'>[],
  now: number,
): { offer: MessageOffer; command: CommandOffer } | null {
  for (const { offer, command } of messages.toReversed())
    if (offer && command?.status === 'offered' && Date.parse(command.expiresAt) > now)
      return { offer, command };
  return null;
}

/** What a message says below a command that nobody can confirm any more; null: the next messages say it. */
export function endOf(
  { status, expiresAt }: Pick<CommandOffer, 'status' | 'expiresAt'>,
  now: number,
): 'withdrawn' | 'expired' | 'blocked' | null {
  if (status === 'offered') return Date.parse(expiresAt) > now ? null : 'expired';
  return status === 'withdrawn' || status === 'expired' || status === 'blocked' ? status : null;
}
