import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Figure } from './eval/figure';
import { figures } from './eval/figures';
import { glossaryOf, tradeTerms } from './glossary/glossary';
import { guess, learn } from './learn/classifier';
import type { LabelledCase } from './learn/classifier';
import { buildIndex, retrieve } from './retrieval';

const usage = {
  classify: 'usage: npm run -s triage -- --train <cases.tsv> --test <cases.tsv>',
  search: 'usage: npm run -s search -- --articles <articles.jsonl> --queries <queries.jsonl>',
};

/** Bad input, told in one line. */
class BadInput extends Error {}

/**
 * `search`: the embedded retrieval; `eval`: its figures; otherwise the classifier. Exit code:
 * 0 done, 1 a goal is not met, 2 bad input, with one line on stderr.
 */
async function main(): Promise<number> {
  try {
    const [verb, ...rest] = process.argv.slice(2);
    if (verb === 'eval') return await evaluate();
    if (verb === 'search') search(rest);
    else classify(process.argv.slice(2));
    return 0;
  } catch (error) {
    if (!(error instanceof Error) || !(error instanceof BadInput || 'code' in error)) throw error;
    process.stderr.write(`${error.message.split('\n')[0]}\n`);
    return 2;
  }
}

function classify(args: string[]): void {
  const { values } = parseArgs({ args, options: { train: { type: 'string' }, test: { type: 'string' } } });
  if (!values.train || !values.test) throw new BadInput(usage.classify);
  const cases = casesIn(values.train);
  if (cases.length === 0) throw new BadInput(`${values.train}: has no case`);
  const classifier = learn(cases);
  for (const { id, text } of casesIn(values.test)) {
    const { top, confidence, accepted } = guess(classifier, text);
    print({ id, label: top[0]?.label ?? null, top: top.map(one => one.label), confidence, accepted });
  }
}

function casesIn(file: string): (LabelledCase & { id: string })[] {
  return linesOf(file).flatMap(({ text: line, at }) => {
    const [id = '', , text, label] = line.split('\t');
    if (text === undefined)
      throw new BadInput(`${file}:${at}: must be id, lang, text, label with tabs between`);
    return at === 1 && id === 'id' && label === 'label' ? [] : [{ id, text, label: label ?? '' }];
  });
}

function search(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: { articles: { type: 'string' }, queries: { type: 'string' } },
  });
  if (!values.articles || !values.queries) throw new BadInput(usage.search);
  const documents = records(values.articles).map(({ id, title = '', text = '' }) => ({ id, title, text }));
  const index = buildIndex(documents);
  const glossary = glossaryOf(tradeTerms);
  for (const { id, text = '' } of records(values.queries))
    print({ id, hits: retrieve(index, text, 5, glossary).map(hit => hit.id) });
}

async function evaluate(): Promise<number> {
  const measured = await figures(() => performance.now());
  for (const figure of measured) process.stdout.write(`${rowOf(figure)}\n`);
  print({ eval: 'triage', figures: measured });
  return measured.some(one => one.isMet === false) ? 1 : 0;
}

function rowOf({ name, of, value, unit, goal, isMet, failed }: Figure): string {
  const verdict = isMet === null ? '    ' : isMet ? 'ok  ' : 'FAIL';
  const measured = unit === 'count' ? String(value) : `${value} ${unit}`;
  const row = `${verdict} ${name.padEnd(58)} ${measured.padStart(10)} of ${String(of).padStart(6)}  ${goal}`;
  return [row.trimEnd(), ...failed.map(one => `       ${one}`)].join('\n');
}

function records(file: string): { id: string; title?: string; text?: string }[] {
  return linesOf(file).map(({ text: line, at }) => {
    const value = parsed(line);
    if (!isRecord(value) || (typeof value.id !== 'string' && typeof value.id !== 'number'))
      throw new BadInput(`${file}:${at}: must be a JSON object with an id`);
    return {
      id: String(value.id),
      title: typeof value.title === 'string' ? value.title : '',
      text: typeof value.text === 'string' ? value.text : '',
    };
  });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function linesOf(file: string): { text: string; at: number }[] {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((text, index) => ({ text, at: index + 1 }))
    .filter(({ text }) => text.trim() !== '');
}

function print(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

process.exitCode = await main();
