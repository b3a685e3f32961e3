import type { Figure } from './figure';
import { share } from './figure';
import type { Meaning } from './meant';
import {
  byGlossary,
  comparedTurns,
  englishHouse,
  isDecidedAlike,
  knowing,
  lying,
  playWithMeaning,
} from './meant';
import type { Played, Script } from './scripts';
import { play } from './scripts';

/** The conversations with what their words mean looked up before, by embeddings that are made up: that words alone do no worse counts. */
export async function meaningFigures(list: readonly Script[], byWords: readonly Played[]): Promise<Figure[]> {
  const ids = new Set(list.map(one => one.id));
  const own = byWords.filter(({ script }) => ids.has(script.id));
  const words = share('the same conversations by words alone', own, isSolved, idOf, null);
  const [near, lied] = [await played(list, byGlossary), await played(list, lying)];
  const pairs = [];
  for (const script of list) pairs.push(...(await comparedTurns(script, lying)));
  return [
    share('conversations solved, meaning made up of the glossary', near, isSolved, idOf, words.value),
    share('conversations solved although the meaning lies', lied, isSolved, idOf, words.value),
    share(
      'turns with the same fault, urgency and person, if it lies',
      pairs,
      isDecidedAlike,
      ({ script }) => script.id,
      100,
    ),
    ...(await houseFigures(englishHouse(list))),
  ];
}

async function houseFigures(list: readonly Script[]): Promise<Figure[]> {
  const own = [];
  for (const script of list) own.push(await play(script));
  const words = share('fault found, English titles and articles alone', own, isFound, idOf, null);
  const near = await played(list, byGlossary);
  const known = await played(list, knowing);
  const lied = await played(list, lying);
  return [
    words,
    share('the same, meaning made up of the glossary', near, isFound, idOf, words.value),
    share('the same, a meaning that knows (the most there is)', known, isFound, idOf, words.value),
    share('the same, a meaning that lies', lied, isFound, idOf, words.value),
    share('no wrong fault in any of these', [...near, ...known, ...lied], isNotWrong, idOf, 100),
  ];
}

async function played(list: readonly Script[], meaning: Meaning): Promise<Played[]> {
  const all: Played[] = [];
  for (const script of list) all.push(await playWithMeaning(script, meaning));
  return all;
}

const idOf = ({ script }: Played): string => script.id;
const isSolved = (one: Played): boolean => one.isSolved;
const faultOf = ({ turns }: Played): string | null => turns.at(-1)?.result.faultCode ?? null;
const isFound = (one: Played): boolean => faultOf(one) === one.script.fault.code;
const isNotWrong = (one: Played): boolean => faultOf(one) === null || isFound(one);
