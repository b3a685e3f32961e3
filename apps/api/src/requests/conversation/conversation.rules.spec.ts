import { expect, it } from '@jest/globals';
import type { RequestMessage } from '#contracts';
import { recordOf, unanswered } from './conversation.rules';

const said = (author: RequestMessage['author'], id: string, pressed: unknown = null) => ({
  id,
  author,
  pressed,
});

it('owes an answer to what was said after a person or the assistant last did, and a record answers nobody', () => {
  const thread = [said('customer', '1'), said('staff', '2'), said('customer', '3'), said('system', '4')];
  expect(unanswered(thread)).toEqual(['3']);
  expect(unanswered([...thread, said('customer', '5', { button: 'confirm' })])).toEqual(['3']);
  expect(unanswered([...thread, said('assistant', '6')])).toEqual([]);
});

it('tells a command by what its record says alone', () => {
  expect(recordOf('succeeded', 'C-1')).toEqual({ of: 'command', succeeded: true, reference: 'C-1' });
  expect(recordOf('failed', 'C-1')).toEqual({ of: 'command', succeeded: false, reference: 'C-1' });
  expect(recordOf('timed_out', 'C-1')).toMatchObject({ succeeded: false, failure: 'no-answer' });
  expect(recordOf('canceled', 'C-1')).toMatchObject({ succeeded: false, failure: 'not-sent' });
});
