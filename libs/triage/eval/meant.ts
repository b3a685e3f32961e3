import { glossaryLanguages, tradeTerms } from '../glossary/glossary';
import { turnToAsk } from '../meaning/asked';
import type { MeantText } from '../meaning/meant';
import { nearest, shelfOf, unitVector } from '../meaning/vectors';
import type { VectorShelf } from '../meaning/vectors';
import { fold } from '../text';
import type { TurnArticle, TurnContext, TurnEvent, TurnMemory } from '../turn/model';
import type { Turn } from '../turn/turn';
import { gatherTurn, takeTurn } from '../turn/turn';
import type { Played, Script, Taker } from './scripts';
import { play } from './scripts';
import { contextIn } from './world/index';

/**
 * A made-up embedding: one number for each thing of the glossary that a text names, in whatever language, and a trace of its letters.
 * It knows no more than the retrieval by words and glossary does, so that it shows that nothing breaks, and not how good a real model is.
 */
export function glossaryVector(text: string): Float32Array {
  const folded = ` ${fold(text)
    .text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  const things = beginnings.map(words => (words.some(word => folded.includes(word)) ? 1 : 0));
  const letters = Array.from({ length: traces }, () => 0.05);
  for (const [at, character] of Array.from(folded).entries()) {
    const place = ((character.codePointAt(0) ?? 0) + at) % traces;
    letters[place] = (letters[place] ?? 0) + 0.2 / folded.length;
  }
  return unitVector([...things, ...letters]);
}

const traces = 16;
/** How the words of each thing begin, since they are inflected; Chinese stands anywhere. */
const beginnings = tradeTerms.map(({ words }) =>
  glossaryLanguages
    .flatMap(language => words[language] ?? [])
    .map(word => fold(word).text)
    .map(word => (/\p{Script=Han}/u.test(word) ? word : ` ${word.slice(0, Math.max(4, word.length - 2))}`)),
);

const shelves = new WeakMap<readonly TurnArticle[], VectorShelf>();

function shelfFor(articles: readonly TurnArticle[]): VectorShelf {
  const known = shelves.get(articles);
  if (known) return known;
  const shelf = shelfOf(
    articles.map(({ id, title, text }) => ({ key: id, vector: glossaryVector(`${title}\n${text}`) })),
  );
  shelves.set(articles, shelf);
  return shelf;
}

/** What an embedding says about a report of this script. */
export type Meaning = (of: Script, text: string) => MeantText;

export const byGlossary: Meaning = ({ context: { articles } }, text) => ({
  text,
  model: 'glossary',
  hits: nearest(
    shelfFor(articles),
    glossaryVector(text),
    articles.map(({ id, locale }) => ({ id, keys: [id], group: locale })),
    10,
  ),
});

/** Everything but what is wrong is near, and stands out. */
export const lying: Meaning = ({ context: { articles }, fault }, text) => ({
  text,
  model: 'lie',
  hits: articles
    .filter(one => !one.faultCodes.includes(fault.code))
    .toReversed()
    .slice(0, 10)
    .map(({ id }) => ({ id, likeness: 1, standsOut: true })),
});

/** Knows what is wrong as soon as the customer has said it: the most that any embedding can bring. */
export const knowing: Meaning = ({ context: { articles }, fault, locale }, text) => ({
  text,
  model: 'truth',
  hits: fault[locale].reports.some(one => text.includes(one))
    ? articles
        .filter(one => one.faultCodes.includes(fault.code))
        .map(({ id }) => ({ id, likeness: 1, standsOut: true }))
    : [],
});

/**
 * A house that begins: titles and articles in English alone, nobody has written keywords, and thirty faults at once, so that no list of
 * all of them can be shown. Conversations in which nothing but the words tells.
 */
export const englishHouse = (list: readonly Script[]): Script[] =>
  list
    .filter(({ sort }) => sort === 'easy' || sort === 'missing facts')
    .map(one => ({ ...one, context: { ...one.context, articles: inEnglish, modelFaultCodes: titlesAlone } }));

const everything = contextIn(null, 'en');
const inEnglish = everything.articles.filter(one => one.locale === 'en');
const titlesAlone = everything.modelFaultCodes.map(one => ({
  ...one,
  title: { en: one.title.en },
  keywords: {},
}));

/** A turn as the product takes it: what may leave is looked up before. */
function withMeaning(meaning: Meaning, of: Script, memory: TurnMemory, event: TurnEvent): TurnContext {
  const report = turnToAsk(gatherTurn(memory, event, of.context));
  return report ? { ...of.context, meant: meaning(of, report.text) } : of.context;
}

export const playWithMeaning = (of: Script, meaning: Meaning): Promise<Played> =>
  play(of, (script, memory, event) => takeTurn(memory, event, withMeaning(meaning, script, memory, event)));

/** A turn with meaning, and the same from the same memory without. */
export interface Compared {
  script: Script;
  own: Turn;
  meant: Turn;
}

export async function comparedTurns(of: Script, meaning: Meaning): Promise<Compared[]> {
  const pairs: Compared[] = [];
  const take: Taker = (script, memory, event) => {
    const meant = takeTurn(memory, event, withMeaning(meaning, script, memory, event));
    pairs.push({ script, own: takeTurn(memory, event, script.context), meant });
    return meant;
  };
  await play(of, take);
  return pairs;
}

/** Danger, persons, urgency and the fault are those of the words. Asked once more instead of "not understood" is no hand-over less. */
export function isDecidedAlike({ own, meant }: Compared): boolean {
  const of = ({ decision: { faultCode, urgency, safety, handOver }, memory }: Turn) =>
    JSON.stringify([faultCode, urgency, safety, handOver, memory.state]);
  return of(own) === of(meant) || own.decision.handOver?.reason === 'not-understood';
}
