import type { RequestMessage, ServiceRequest } from '#contracts';

/** The report is the first message of its conversation. */
export const reportLine = (request: ServiceRequest): RequestMessage => ({
  id: request.id,
  author: request.channel === 'alert' ? 'system' : 'customer',
  authorName: request.contact?.name ?? request.customerName,
  text: request.text,
  locale: request.locale,
  pressed: null,
  offer: null,
  command: null,
  sources: [],
  reviewedBy: null,
  at: request.createdAt,
});

/** How many messages come before the hand-over. The words that say that a person comes are written with it. */
export function handOverPlace(messages: readonly RequestMessage[], at: string | null): number {
  if (at === null) return messages.length;
  const firstAfter = messages.findIndex(one => one.at > at);
  const place = firstAfter === -1 ? messages.length : firstAfter;
  return messages[place]?.author === 'assistant' ? place + 1 : place;
}
