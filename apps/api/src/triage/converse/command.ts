import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { converse, takeAssistedTurn, takeTurn } from '#triage';
import type { ConverseTaker, TurnAsker } from '#triage';
import { BadConfig, readConfig } from '../../platform/config';
import type { Config } from '../../platform/config';
import { Embedder, Endpoint } from '../../platform/llm';
import { createLog } from '../../platform/log';
import { turnAsker } from '../ask-model';
import { AssistantEndpointHost } from '../assistant-endpoint';
import { PassingMeaning } from './passing-meaning';

const usage = 'usage: npm run -s converse -- <cases.jsonl>';
const modelsDeadlineMs = 5_000;

/**
 * The cases of a file through the triage engine, an answer a line. With OPENAI_BASE_URL the model there takes part; without
 * OPENAI_MODEL it is the first that the endpoint lists. With OPENAI_EMBEDDING_MODEL the meaning of words has its part, too. Exit code 2:
 * bad input, with one line on stderr.
 */
async function main(): Promise<number> {
  try {
    const { positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true });
    const [file] = positionals;
    if (!file) return refuse(usage);
    const lines = linesOf(file);
    const take = await taker();
    for (const { text, at } of lines) {
      const answer = await converse(parsed(text), take);
      if (!answer) return refuse(`${file}:${at}: must be a JSON object with an id and a text or turns`);
      process.stdout.write(`${JSON.stringify(answer)}\n`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof BadConfig) && !(error instanceof Error && 'code' in error)) throw error;
    return refuse(error.message.split('\n')[0] ?? '');
  }
}

function refuse(why: string): number {
  process.stderr.write(`${why}\n`);
  return 2;
}

/** Undefined: the embedded engine alone. */
async function taker(): Promise<ConverseTaker | undefined> {
  const meaning = meaningOf();
  const asker = await askerOf();
  if (!meaning && !asker) return undefined;
  return async (memory, event, context) => {
    const known = meaning ? await meaning.of(memory, event, context) : context;
    return asker ? takeAssistedTurn(memory, event, known, asker) : takeTurn(memory, event, known);
  };
}

/** Null: no embedding model is named. */
function meaningOf(): PassingMeaning | null {
  const { OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_EMBEDDING_MODEL } = process.env;
  if (!OPENAI_BASE_URL || !OPENAI_EMBEDDING_MODEL) return null;
  const { embedding } = readConfig({ OPENAI_BASE_URL, OPENAI_API_KEY, OPENAI_EMBEDDING_MODEL });
  return embedding && new PassingMeaning(new Embedder(embedding), { onFault: tellOnce('by words alone') });
}

async function askerOf(): Promise<TurnAsker | null> {
  const llm = await endpoint();
  if (!llm) return null;
  const host = new AssistantEndpointHost(llm, () => new Date(), createLog('silent'));
  const { check } = await host.check();
  const { model } = host;
  if (!model || check?.card === null) {
    tell(`the model cannot be used (${check?.fault ?? 'no model'}): the embedded engine answers`);
    return null;
  }
  return turnAsker(model.ask, { organisationId: 'converse', names: [] }, tellOnce('without the model'));
}

async function endpoint(): Promise<Pick<Config, 'llm'> | null> {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey, OPENAI_MODEL: named } = process.env;
  if (!baseUrl) return null;
  const model = named ?? (await firstModel(baseUrl, apiKey ?? null));
  if (model) return readConfig({ OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey, OPENAI_MODEL: model });
  tell('OPENAI_MODEL: not set, and the endpoint lists none: the embedded engine answers');
  return null;
}

/** The one that gives vectors answers nothing. */
async function firstModel(baseUrl: string, apiKey: string | null): Promise<string | undefined> {
  const found = await new Endpoint({ baseUrl, apiKey, model: '' })
    .models(modelsDeadlineMs)
    .catch((): string[] => []);
  return found.find(one => one !== process.env['OPENAI_EMBEDDING_MODEL']);
}

/** Each fault once, however many turns it had a part in. */
function tellOnce(without: string): (fault: string) => void {
  const told = new Set<string>();
  return fault => {
    if (!told.has(fault)) tell(`${without} in some turns: ${fault}`);
    told.add(fault);
  };
}

function tell(line: string): void {
  process.stderr.write(`callout: ${line}\n`);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function linesOf(file: string): { text: string; at: number }[] {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/u, '')
    .split(/\r?\n/u)
    .map((text, index) => ({ text, at: index + 1 }))
    .filter(({ text }) => text.trim() !== '');
}

process.exitCode = await main();
