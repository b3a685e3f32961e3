import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { z } from 'zod';
import { EmbeddingAsked, embeddings, meaningOf } from './embeddings';
import { scenarios } from './scenarios';

const Asked = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  stream: z.boolean().optional(),
  response_format: z.looseObject({ type: z.string() }).optional(),
});
export type Asked = z.infer<typeof Asked>;

/** One question as it came over the wire. */
export interface Received {
  asked: Asked;
  /** The body, byte for byte: what left the house. */
  raw: string;
  headers: IncomingMessage['headers'];
}

export interface Turn {
  asked: Asked;
  response: ServerResponse;
  /** How often this model has been asked, this time included. */
  attempt: number;
  /** What follows the scenario's name: `fake:late:500`. */
  argument: string;
  /** What a model that works would say. */
  answer: string;
}

/** The same for texts that were to be embedded. */
export interface ReceivedTexts {
  asked: EmbeddingAsked;
  raw: string;
}

/**
 * An endpoint that speaks Chat Completions and Embeddings on a real socket and misbehaves as real ones do; the model's name says how:
 * `fake:<scenario>[:argument]`, see scenarios.ts and embeddings.ts.
 */
export class FakeLlm {
  readonly received: Received[] = [];
  readonly embedded: ReceivedTexts[] = [];
  private readonly attempts = new Map<string, number>();

  private constructor(
    private readonly server: Server,
    private readonly say: (asked: Asked) => string,
    private readonly mean: (text: string) => number[],
  ) {}

  /**
   * @param say what a model that works would answer
   * @param mean the vector that one would give a text
   */
  static async start(
    say: (asked: Asked) => string = () => '{"colour":"green"}',
    mean: (text: string) => number[] = meaningOf,
  ): Promise<FakeLlm> {
    const server = createServer((request, response) => void fake.serve(request, response));
    const fake = new FakeLlm(server, say, mean);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    const address = this.server.address();
    if (typeof address !== 'object' || !address) throw new Error('The fake does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>(resolve => this.server.close(() => resolve()));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/v1/models') {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ object: 'list', data: [{ id: 'fake:ok', object: 'model' }] }));
      return;
    }
    // A client that hangs up in the middle of a scenario is part of it.
    response.on('error', () => undefined);
    if (request.url === '/v1/embeddings') return this.embed(await rawOf(request), response);
    if (request.url !== '/v1/chat/completions') {
      response.writeHead(404).end('not here');
      return;
    }
    const raw = await rawOf(request);
    const asked = Asked.parse(JSON.parse(raw));
    this.received.push({ asked, raw, headers: request.headers });
    const [name, argument] = scenarioOf(asked.model);
    const scenario = scenarios[name];
    if (!scenario) throw new Error(`No scenario ${name}`);
    await scenario({
      asked,
      response,
      attempt: this.attempt(asked.model),
      argument,
      answer: this.say(asked),
    });
  }

  private async embed(raw: string, response: ServerResponse): Promise<void> {
    const asked = EmbeddingAsked.parse(JSON.parse(raw));
    this.embedded.push({ asked, raw });
    const [name, argument] = scenarioOf(asked.model);
    const scenario = embeddings[name];
    if (!scenario) throw new Error(`No scenario ${name}`);
    const vectors = asked.input.map(this.mean);
    await scenario({ response, attempt: this.attempt(asked.model), argument, vectors });
  }

  private attempt(model: string): number {
    const attempt = (this.attempts.get(model) ?? 0) + 1;
    this.attempts.set(model, attempt);
    return attempt;
  }
}

function scenarioOf(model: string): [name: string, argument: string] {
  const [, name = '', argument = ''] = model.split(':');
  return [name, argument];
}

async function rawOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}
