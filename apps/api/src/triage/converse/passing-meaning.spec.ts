import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { converse, takeTurn } from '#triage';
import type { ConverseAnswer } from '#triage';
import { embeddings, gramsAndMeaningOf } from '../../../../../test/fake-llm/embeddings';
import { FakeLlm } from '../../../../../test/fake-llm/fake-llm';
import { Embedder } from '../../platform/llm';
import { PassingMeaning } from './passing-meaning';

let fake: FakeLlm;
beforeAll(async () => {
  fake = await FakeLlm.start(undefined, gramsAndMeaningOf);
});
afterAll(() => fake.stop());

interface Run {
  answers: (ConverseAnswer | null)[];
  faults: string[];
  /** Turns in which an embedding had a say. */
  meant: number;
  texts: string[];
}

/** The cases one after the other, as the command plays them, at an endpoint that behaves like this. */
async function run(scenario: string, cases: readonly unknown[], waitMs = 10_000): Promise<Run> {
  const embedder = new Embedder({ baseUrl: fake.url, apiKey: null, model: `fake:${scenario}` });
  const faults: string[] = [];
  const onFault = (fault: string) => void faults.push(fault);
  const meaning = new PassingMeaning(embedder, { turnMs: waitMs, articlesMs: waitMs, onFault });
  const from = fake.embedded.length;
  let meant = 0;
  const answers: (ConverseAnswer | null)[] = [];
  for (const one of cases)
    answers.push(
      await converse(one, async (memory, event, context) => {
        const known = await meaning.of(memory, event, context);
        if (known.meant) meant++;
        return takeTurn(memory, event, known);
      }),
    );
  const texts = fake.embedded.slice(from).flatMap(({ asked }) => asked.input);
  return { answers, faults, meant, texts };
}
const alone = (cases: readonly unknown[]) => Promise.all(cases.map(one => converse(one)));

const words = [
  { id: 1, lang: 'en', text: 'Paper jam in the receipt printer' },
  { id: 2, lang: 'bg', turns: ['Нещо не е наред', 'касовата бележка не излиза'] },
  { id: 3, lang: 'zh', text: '机柜冒烟了' },
  { id: 4, lang: 'en', text: 'I want my money back' },
];

/** Vectors that can be used; all of another length than stored ones are no fault where none is stored. */
const works = ['ok', 'shuffled', 'no-usage', 'odd-usage', 'other-dimension'];

describe('converse with an embedding model', () => {
  it('gives the articles their vectors once, and each turn that may leave one', async () => {
    const { answers, faults, meant, texts } = await run('ok', words);
    expect(faults).toEqual([]);
    expect(meant).toBe(3);
    // Ninety articles, then three turns.
    expect(texts).toHaveLength(93);
    for (const held of ['冒烟', 'money back']) expect(texts.join('\n')).not.toContain(held);
    const own = await alone(words);
    for (const [at, answer] of answers.entries()) {
      const { handover, reason, safety } = own[at] ?? {};
      expect(answer).toMatchObject({ handover, reason, safety });
    }
  });

  it('asks about what only the meaning has found, and decides nothing by it', async () => {
    const cases = [{ id: 1, lang: 'en', text: 'it is lukewarm' }];
    const [answer] = (await run('ok', cases)).answers;
    const [own] = await alone(cases);
    expect(answer?.reply).toContain('Runs too hot');
    expect(own?.reply).not.toContain('Runs too hot');
    expect(answer).toMatchObject({
      action: 'ask',
      result: { faultCode: null, urgency: own?.result.urgency },
    });
  });

  it.each(Object.keys(embeddings).filter(name => !works.includes(name)))(
    'at an endpoint that is %s decides as by words alone, and says why',
    async scenario => {
      const { answers, faults } = await run(
        scenario === 'late' ? 'late:2000' : scenario,
        words.slice(0, 1),
        200,
      );
      expect(answers).toEqual(await alone(words.slice(0, 1)));
      // All vectors of another length than elsewhere are still vectors; a texts' length is no fault.
      if (!['other-dimension'].includes(scenario)) expect(faults).not.toEqual([]);
    },
  );

  it('goes on by words alone when the endpoint dies in the middle of a conversation', async () => {
    const cases = [words[0], words[1], words[0]];
    // Two batches of articles and two turns.
    const { answers, faults, meant } = await run('dies:4', cases);
    expect(meant).toBe(2);
    expect(faults.length).toBeGreaterThan(0);
    expect(answers[2]).toEqual((await alone(cases))[2]);
    expect(answers.every(answer => answer !== null)).toBe(true);
  });
});
