import { describe, expect, it } from '@jest/globals';
import { converse } from './converse';

describe('a case of converse', () => {
  it('of one text gets a decision, a reply, sources and a result', async () => {
    expect(await converse({ id: 'a', lang: 'en', text: 'Paper jam in the receipt printer' })).toMatchObject({
      id: 'a',
      handover: false,
      reason: null,
      safety: false,
      action: 'self_help_step',
      sources: [{ source: 'article', id: 'QD-JAM-en' }, { source: 'article' }],
      result: { faultCode: 'QD-JAM', urgency: 'normal' },
    });
  });

  it('of danger is handed over with what to do', async () => {
    const answer = await converse({ id: 7, lang: 'zh', text: '机柜冒烟了' });
    expect(answer).toMatchObject({
      id: 7,
      handover: true,
      reason: 'smoke',
      safety: true,
      action: 'hand_over',
    });
    expect(answer?.reply).toContain('119');
  });

  it('of turns takes the customer’s only, in any of the usual shapes, and buttons that are there', async () => {
    const turns = [
      { role: 'user', content: 'Paper jam in the receipt printer' },
      { role: 'assistant', content: 'There is smoke' },
      { button: 'did-not-help' },
      { button: 'no such' },
      { button: 'confirm' },
    ];
    expect(await converse({ id: 'b', turns })).toMatchObject({
      handover: false,
      action: 'propose_work_order',
      result: { faultCode: 'QD-JAM' },
    });
  });

  it.each([null, 'text', {}, { id: 'a' }, { id: 'a', turns: [] }, { id: 'a', text: 3 }])(
    'refuses %j',
    async value => {
      expect(await converse(value)).toBeNull();
    },
  );
});
