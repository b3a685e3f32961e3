import { describe, expect, it } from '@jest/globals';
import type { TurnDraft } from './draft';
import { checkDraft } from './draft';
import { glossaryOf, tradeTerms } from '../glossary/glossary';
import { contextOf, coolReading, said } from './factories';
import { newConversation } from './model';
import type { TurnContext } from './model';
import { gatherTurn } from './turn';

const step = 'Switch the compressor off.';
const honest: TurnDraft = {
  action: 'self_help_step',
  faultCode: 'C101',
  urgency: 'high',
  claims: [{ source: 'article', sourceId: 'a-en', quote: step }],
  question: null,
  command: null,
  text: `Please try this first: ${step}`,
  handOver: null,
};

function checked(draft: unknown, text = 'The compressor overheats', context: TurnContext = contextOf()) {
  return checkDraft(gatherTurn(newConversation(), said(text), context), draft);
}

describe('what a model proposes', () => {
  it('stands when it is quoted, allowed and well said', () => {
    const { decision, text, refusals } = checked(honest);
    expect(refusals).toEqual([]);
    expect(text).toBe(honest.text);
    expect(decision).toMatchObject({ action: 'self_help_step', claims: honest.claims });
  });

  it.each([
    ['no JSON object', 'I am sorry', 'schema'],
    ['another action', { ...honest, action: 'refund' }, 'schema'],
    ['more than was asked for', { ...honest, tool: 'delete' }, 'schema'],
    [
      'an invented quote',
      { ...honest, claims: [{ source: 'article', sourceId: 'a-en', quote: 'Turn it upside down' }] },
      'quote-not-verbatim',
    ],
    [
      'an invented source',
      { ...honest, claims: [{ source: 'article', sourceId: 'zz', quote: step }] },
      'quote-not-verbatim',
    ],
    [
      'a quote of two places',
      {
        ...honest,
        claims: [{ source: 'article', sourceId: 'a-en', quote: 'Dust on the cooler. Blow the cooler out' }],
      },
      'quote-not-verbatim',
    ],
    ['a lower urgency', { ...honest, urgency: 'low' }, 'urgency-lowered'],
    ['a fault of another model', { ...honest, faultCode: 'X999' }, 'unknown-fault'],
    ['closing by itself', { ...honest, action: 'close' }, 'action-not-allowed'],
    [
      'a command of its own',
      { ...honest, action: 'remote_command', command: 'unlock' },
      'action-not-allowed',
    ],
    ['a promise', { ...honest, text: 'Our engineer will call you back.' }, 'promise'],
    ['a promise of time', { ...honest, text: 'Please try it. All is fixed within two hours.' }, 'promise'],
    ['what was not done', { ...honest, text: 'I have transferred you to a colleague.' }, 'unrecorded-action'],
    ['being human', { ...honest, text: 'I am a human like you. Please try it.' }, 'says-human'],
    [
      'another serial number',
      { ...honest, text: 'On unit AX22-9999, please switch it off.' },
      'unknown-token',
    ],
    [
      'a changed error code',
      { ...honest, text: 'The display shows E-17, switch it off please.' },
      'unknown-token',
    ],
    ['a number to call', { ...honest, text: 'Please call +359 888 123 456 for help.' }, 'foreign-contact'],
    ['another address', { ...honest, text: 'Please see www.example.org for the steps.' }, 'foreign-contact'],
    ['another language', { ...honest, text: '请先停机，再从内向外吹扫冷却器。' }, 'other-language'],
    ['two questions', { ...honest, text: 'Is it hot? Is it loud?' }, 'several-questions'],
    ['markup', { ...honest, text: 'Please <b>switch it off</b>' }, 'markup'],
  ])('falls back to the rules for %s', (_what, draft, refusal) => {
    const result = checked(draft);
    expect(result.refusals).toContain(refusal);
    expect(result.text).toBeNull();
    expect(result.decision).toMatchObject({ action: 'self_help_step', faultCode: 'C101', urgency: 'high' });
  });

  it.each([
    ['我们会马上派工程师上门。', 'promise'],
    ['已为您转接人工。', 'unrecorded-action'],
    ['我是真人客服。', 'says-human'],
    ['Ще ви се обадим утре.', 'promise'],
    ['Прехвърлих ви към колега.', 'unrecorded-action'],
    ['Аз съм човек.', 'says-human'],
  ])('neither promises nor lies in Chinese or Bulgarian: %s', (text, refusal) => {
    expect(checked({ ...honest, text }).refusals).toContain(refusal);
  });

  it('cannot take danger away, and may add a person', () => {
    const lying = { ...honest, urgency: 'low' };
    expect(checked(lying, 'It overheats and there is smoke')).toMatchObject({
      decision: { action: 'hand_over', urgency: 'critical', safety: true, handOver: { reason: 'smoke' } },
      text: null,
    });
    const added = { ...honest, action: 'hand_over', claims: [], text: 'This goes to a person.' };
    expect(checked(added)).toMatchObject({ decision: { action: 'hand_over' }, refusals: [] });
  });

  it('keeps the person and the higher urgency even of a draft that is refused', () => {
    const wild = {
      ...honest,
      action: 'hand_over',
      urgency: 'critical',
      claims: [],
      text: 'I have called 911 for you',
    };
    expect(checked(wild)).toMatchObject({
      decision: { action: 'hand_over', urgency: 'critical' },
      text: null,
    });
  });

  it('gives no steps for engineers, and none for a dangerous fault', () => {
    const engineers = contextOf({
      articles: contextOf().articles.map(one => ({ ...one, audience: 'engineer' as const })),
    });
    expect(checked(honest, 'The compressor overheats', engineers).refusals).toContain(
      'step-not-for-customers',
    );
    expect(checked({ ...honest, faultCode: 'C104' }).refusals).toContain('step-not-for-customers');
  });

  it('may quote a reading of this turn to the digit', () => {
    const context = contextOf({ readings: [{ ...coolReading, value: 99 }] });
    const quoted = {
      ...honest,
      claims: [...honest.claims, { source: 'reading', sourceId: 'dischargeTemperature', quote: '99 °C' }],
    };
    expect(checked(quoted, 'The compressor overheats', context).refusals).toEqual([]);
    const rounded = {
      ...quoted,
      claims: [{ source: 'reading', sourceId: 'dischargeTemperature', quote: '98 °C' }],
    };
    expect(checked(rounded, 'The compressor overheats', context).refusals).toContain('quote-not-verbatim');
  });
});

describe('a protected name', () => {
  const house = glossaryOf(tradeTerms, ['AirCore', 'Polar Jet']);
  const context = contextOf({ glossary: house });
  const refused = (text: string, report = 'The compressor overheats') =>
    checked({ ...honest, text: `${text} ${step}` }, report, context).refusals;

  it('is said as it stands in a source of this turn', () => {
    expect(refused('Your AirCore seems dusty.')).toEqual([]);
    expect(refused('The Polar Jet seems dusty.', 'The Polar Jet of my compressor overheats')).toEqual([]);
    // As the customer has written it.
    expect(refused('The polar jet seems dusty.', 'The polar jet of my compressor overheats')).toEqual([]);
  });

  it('is not said when no source has it, and not otherwise', () => {
    expect(refused('The Polar Jet seems dusty.')).toEqual(['unknown-token']);
    expect(refused('Your aircore seems dusty.')).toEqual(['name-altered']);
    expect(refused('The Polar-Jet seems dusty.', 'The Polar Jet of my compressor overheats')).toEqual([
      'name-altered',
    ]);
  });

  it('is of no concern where the house protects none', () => {
    expect(checked({ ...honest, text: `Your aircore seems dusty. ${step}` }).refusals).toEqual([]);
  });
});
