import { sentencesOf } from '../text';
import type { TurnArticle, TurnEvent } from '../turn/model';
import { newConversation } from '../turn/model';
import { takeTurn } from '../turn/turn';
import { contextIn, kinds, locales } from './world/index';

export interface Speed {
  chunks: number;
  turns: number;
  indexMs: number;
  p50Ms: number;
  p95Ms: number;
  /** The yardstick: each word of the message looked for in each chunk, in the same run. */
  scanP95Ms: number;
}

/** Turns over `count` chunks of articles. `clock` gives ms and is the only thing here that is not pure. */
export function speed(count: number, clock: () => number): Speed {
  const articles = chunks(count);
  const context = contextIn(null, 'en', { articles });
  const begun = clock();
  takeTurn(newConversation(), { kind: 'text', text: 'first' }, context);
  const indexMs = clock() - begun;
  const turnTimes: number[] = [];
  const scanTimes: number[] = [];
  for (const text of reports()) {
    const locale = /\p{Script=Han}/u.test(text) ? 'zh' : /\p{Script=Cyrillic}/u.test(text) ? 'bg' : 'en';
    let turn = timed(turnTimes, clock, () =>
      takeTurn(newConversation(), { kind: 'text', text }, { ...context, locale }),
    );
    const more: TurnEvent[] = [{ kind: 'text', text: 'It is still the same, nothing changed' }];
    for (const event of more)
      turn = timed(turnTimes, clock, () => takeTurn(turn.memory, event, { ...context, locale }));
    timed(scanTimes, clock, () => scan(text, articles));
  }
  return {
    chunks: count,
    turns: turnTimes.length,
    indexMs: Math.round(indexMs),
    p50Ms: quantile(turnTimes, 0.5),
    p95Ms: quantile(turnTimes, 0.95),
    scanP95Ms: quantile(scanTimes, 0.95),
  };
}

function timed<T>(times: number[], clock: () => number, work: () => T): T {
  const begun = clock();
  const done = work();
  times.push(clock() - begun);
  return done;
}

function reports(): string[] {
  return kinds.flatMap(kind =>
    kind.faults.flatMap(fault => locales.flatMap(locale => fault[locale].reports)),
  );
}

/** Paragraphs mixed from all articles and reports, each different, a third in each language. */
function chunks(count: number): TurnArticle[] {
  const pools = locales.map(locale =>
    kinds.flatMap(kind =>
      kind.faults.flatMap(fault => [
        ...fault[locale].steps,
        ...fault[locale].reports,
        ...fault[locale].keywords,
      ]),
    ),
  );
  const codes = kinds.flatMap(kind => kind.faults.map(fault => fault.code));
  return Array.from({ length: count }, (_, index) => {
    const place = index % locales.length;
    const pool = pools[place] ?? [];
    const pick = (step: number) => pool[(index * step + step) % pool.length] ?? '';
    return {
      id: `c${index}`,
      locale: locales[place] ?? 'en',
      title: `${pick(7)} ${index}`,
      text: [pick(11), pick(13), pick(17), `No. ${index}`].join('. '),
      faultCodes: [codes[index % codes.length] ?? ''],
      audience: index % 2 === 0 ? ('customer' as const) : ('engineer' as const),
    };
  });
}

function scan(text: string, articles: readonly TurnArticle[]): number {
  const words = sentencesOf(text.toLowerCase()).flatMap(one => one.text.split(/\s+/u));
  let met = 0;
  for (const article of articles) {
    const folded = `${article.title} ${article.text}`.toLowerCase();
    for (const word of words) if (folded.includes(word)) met += 1;
  }
  return met;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Math.round(value * 100) / 100;
}
