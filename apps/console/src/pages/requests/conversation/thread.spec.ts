import { describe, expect, it } from '@jest/globals';
import type { RequestMessage } from '#contracts';
import { handOverPlace } from './thread';

const message = (author: RequestMessage['author'], minute: number): RequestMessage => ({
  id: `${minute}`,
  author,
  authorName: '',
  text: '',
  locale: 'en',
  pressed: null,
  offer: null,
  command: null,
  sources: [],
  reviewedBy: null,
  at: `2026-01-01T10:${String(minute).padStart(2, '0')}:00.000Z`,
});
const at = (minute: number): string => message('customer', minute).at;
const thread = [message('customer', 1), message('assistant', 2), message('staff', 9)];

describe('the hand-over in a thread', () => {
  it('stands after the words that announce it, and before the person', () => {
    expect(handOverPlace(thread, at(2))).toBe(2);
    expect(handOverPlace([message('customer', 1), message('assistant', 3)], at(2))).toBe(2);
    expect(handOverPlace(thread, at(5))).toBe(2);
  });

  it('stands at the end as long as nobody came, or when it is not known since when', () => {
    expect(handOverPlace(thread, at(10))).toBe(3);
    expect(handOverPlace(thread, null)).toBe(3);
    expect(handOverPlace([], at(1))).toBe(0);
  });
});
