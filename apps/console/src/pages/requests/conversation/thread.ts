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
  sources: [],
  at: request.createdAt,
});
