import { describe, expect, it } from '@jest/globals';
import { hear } from './hear';
import { asksAboutCover } from './cover';
import { contextOf, conversation, lastOf, press, said } from './factories';
import { newConversation } from './model';

const coverage = {
  id: 'w1',
  text: {
    en: 'Warranty: labour until 2027-03-01',
    zh: '保修：人工至 2027-03-01',
    bg: 'Гаранция: труд до 2027-03-01',
  },
};
const asks = (text: string) => asksAboutCover(hear(newConversation(), said(text), contextOf()).heard);

describe('a question about who pays', () => {
  it.each([
    'Is that covered?',
    'what will it cost me',
    'how much does a visit cost?',
    'is the unit still under warranty',
    'who pays for this?',
    'Do we have to pay for the repair?',
    '这个在保修期内吗',
    '修一下多少钱',
    '过保了吗',
    '上门收费吗',
    'В гаранция ли е още?',
    'колко ще струва ремонтът',
    'кой ще плати за това',
    'безплатно ли е',
  ])('is heard in “%s”', text => {
    expect(asks(text)).toBe(true);
  });

  it.each([
    'The card payment does not work',
    'what does the display show when it should charge',
    'the cover of the filter is loose',
    'the cable is free again',
    'paper jam in the printer',
    '正在保养模式，屏幕黑',
    '压力在保持',
    '刷卡付款失败',
    'плащането с карта не минава',
    'капакът не покрива филтъра',
  ])('is not in “%s”', text => {
    expect(asks(text)).toBe(false);
  });

  it.each([
    ['en', 'The compressor overheats, is that covered by warranty?', 'decided by a person'],
    ['zh', '压缩机过热停机，还在保修期吗', '由工作人员判定'],
    ['bg', 'Компресорът прегрява, в гаранция ли е?', 'решава човек'],
  ] as const)(
    'in %s is answered from the record, with its source, beside the steps',
    (locale, text, caution) => {
      const [turn] = conversation(contextOf({ locale, coverage }), said(text));
      expect(turn?.decision).toMatchObject({ action: 'self_help_step', cover: 'on-record' });
      expect(turn?.reply?.text).toContain(coverage.text[locale]);
      expect(turn?.reply?.text).toContain(caution);
      expect(turn?.reply?.sources).toContainEqual({
        kind: 'coverage',
        id: 'w1',
        title: coverage.text[locale],
      });
    },
  );

  it('is told that nothing is on record when nothing is', () => {
    const [turn] = conversation(contextOf(), said('The compressor overheats. What will it cost?'));
    expect(turn?.decision).toMatchObject({ action: 'self_help_step', cover: 'unrecorded' });
    expect(turn?.reply?.text).toContain('Nothing is on record here about who pays');
  });

  it('is answered once in the proposal of a visit, and after it', () => {
    const turns = conversation(
      contextOf({ coverage }),
      said('The compressor overheats'),
      turn => press(turn, 'did-not-help'),
      said('and who pays for that?'),
      turn => press(turn, 'confirm'),
      said('how much will it cost?'),
    );
    expect(turns[2]?.decision.action).toBe('propose_work_order');
    expect(turns[2]?.reply?.text.split('Warranty: labour')).toHaveLength(2);
    expect(lastOf(turns).decision).toMatchObject({ action: 'close', cover: 'on-record' });
    expect(lastOf(turns).reply?.text).toContain('Warranty: labour until 2027-03-01');
  });

  it('does not stand before danger or a dispute', () => {
    const ask = (text: string) => lastOf(conversation(contextOf({ coverage }), said(text)));
    expect(ask('There is smoke! Is that covered?').decision).toMatchObject({
      action: 'hand_over',
      cover: null,
    });
    expect(ask('I want a refund, is it covered?').decision).toMatchObject({
      action: 'hand_over',
      handOver: { reason: 'billing-dispute' },
    });
  });
});
