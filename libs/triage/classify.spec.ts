import { describe, expect, it } from '@jest/globals';
import { classify } from './classify';
import { articles, compressorFaults, inputOf } from './factories';
import type { Glossary } from './glossary/glossary';
import { glossaryOf, tradeTerms } from './glossary/glossary';
import { findKeyword } from './keywords';
import { fold } from './text';

function found(text: string, keyword: string, language: 'en' | 'zh' | 'bg'): string | null {
  return findKeyword(fold(text), keyword, language)?.quote ?? null;
}

function said(text: string): string[] {
  return classify(inputOf(text))
    .support.filter(one => one.source === 'text')
    .map(one => one.quote);
}

describe('a keyword', () => {
  it('is found inflected, with words between', () => {
    expect(found('Компресорът е прегрял пак', 'прегрява', 'bg')).toBe('прегрял');
    expect(found('Oil is leaking everywhere', 'oil leak', 'en')).toBe('Oil is leaking');
    expect(found('压缩机又过热了', '过热', 'zh')).toBe('过热');
  });

  it('is not found denied, over the end of a sentence or inside another word', () => {
    expect(found('There is no vibration', 'vibration', 'en')).toBeNull();
    expect(found('没有漏油', '漏油', 'zh')).toBeNull();
    expect(found('няма вибрации', 'вибрации', 'bg')).toBeNull();
    expect(found('I changed the oil. Leak test passed', 'oil leak', 'en')).toBeNull();
    expect(found('foil leaking', 'oil leak', 'en')).toBeNull();
    expect(found('E210', 'E21', 'en')).toBeNull();
  });
});

describe('the fault code', () => {
  it.each([
    ['The compressor is overheating again', 'C101'],
    ['The machine gets too hot and stops', 'C101'],
    ['压缩机过热，停机了', 'C101'],
    ['Компресорът прегрява и спира', 'C101'],
    ['There is oil on the floor', 'C102'],
    ['机器下面漏油', 'C102'],
    ['Тече масло отдолу', 'C102'],
    ['strong vibration and a grinding noise', 'C103'],
    ['运行时振动很大，有异响', 'C103'],
    ['Много вибрира и тропа', 'C103'],
    ['the display says C104', 'C104'],
    ['пада предпазителят при пускане', 'C104'],
  ])('of "%s" is %s', (text, code) => {
    const { faultCode, confidence, support } = classify(inputOf(text));
    expect(faultCode).toBe(code);
    expect(confidence).toBeGreaterThan(0.4);
    for (const one of support) if (one.source === 'text') expect(text).toContain(one.quote);
  });

  it.each([
    '',
    'hello',
    'please come',
    'It does not work',
    '坏了',
    'Не работи',
    'How much is the yearly contract?',
  ])('is left open for "%s"', text => {
    expect(classify(inputOf(text)).faultCode).toBeNull();
  });

  it('is left open between two that fit alike, and both are proposed', () => {
    const { faultCode, proposals } = classify(inputOf('oil leak and strong vibration'));
    expect(faultCode).toBeNull();
    expect(
      proposals
        .slice(0, 2)
        .map(one => one.faultCode)
        .sort(),
    ).toEqual(['C102', 'C103']);
  });

  it('follows the machine that reports itself, even without a word', () => {
    const openAlerts = [
      { id: 'al-1', faultCode: 'C101', title: 'dischargeTemperature 97 > 95', urgency: 'high' as const },
    ];
    const result = classify(inputOf('', { openAlerts, alertFaultCode: 'C101' }));
    expect(result).toMatchObject({ faultCode: 'C101', support: [{ source: 'alert', sourceId: 'al-1' }] });
    expect(result.confidence).toBeGreaterThan(0.8);
    expect(classify(inputOf('', { alertFaultCode: 'C101' })).faultCode).toBe('C101');
    expect(classify(inputOf('', { alertFaultCode: 'unknown' })).faultCode).toBeNull();
  });

  it('is made surer by an open alert, and a vague report rests on it', () => {
    const openAlerts = [
      { id: 'al-1', faultCode: 'C103', title: 'vibration 9 mm/s', urgency: 'normal' as const },
    ];
    expect(classify(inputOf('it does not work well', { openAlerts })).faultCode).toBe('C103');
    const alone = classify(inputOf('strong vibration')).confidence;
    expect(classify(inputOf('strong vibration', { openAlerts })).confidence).toBeGreaterThan(alone);
  });

  it('is hinted at by a reading out of its band', () => {
    const hot = {
      metric: 'dischargeTemperature',
      title: 'Discharge temperature',
      value: 99,
      unit: '°C',
      low: 40,
      high: 95,
    };
    const { support } = classify(inputOf('please look at it', { readings: [hot] }));
    expect(support[0]).toMatchObject({
      faultCode: 'C101',
      source: 'reading',
      quote: 'Discharge temperature: 99 °C',
    });
    expect(
      classify(inputOf('please look at it', { readings: [{ ...hot, value: 80 }] })).support.some(
        one => one.source === 'reading',
      ),
    ).toBe(false);
  });

  it('has no proposals for a model without fault codes', () => {
    expect(classify(inputOf('overheating', { modelFaultCodes: [] }))).toMatchObject({
      faultCode: null,
      proposals: [],
      confidence: 0,
    });
  });

  it('counts words inside of other words once', () => {
    expect(said('排气温度过高')).toEqual(['温度过高']);
    expect(said('leaking oil on the floor')).toHaveLength(1);
  });

  it('weighs a word that several faults share less', () => {
    const twins = [...compressorFaults, { ...compressorFaults[0]!, code: 'C199' }];
    expect(classify(inputOf('overheating', { modelFaultCodes: twins })).faultCode).toBeNull();
  });
});

describe('words of the house', () => {
  const only = articles.filter(one => one.locale === 'en');
  const idsWith = (glossary?: Glossary) =>
    classify(
      inputOf('Снежинката се разля', { articles: only, ...(glossary ? { glossary } : {}) }),
    ).articles.map(one => one.id);

  it('lead to articles in another language as soon as they are known', () => {
    const own = glossaryOf([...tradeTerms, { words: { bg: ['снежинка'], en: ['drain screw'] } }]);
    expect(idsWith()).toEqual([]);
    expect(idsWith(own)[0]).toBe('b-en');
    // The index of the same articles is not that of another glossary.
    expect(idsWith()).toEqual([]);
  });
});
