import { setTimeout as sleep } from 'node:timers/promises';
import { LiveChange } from '#contracts';

/** For specs: an EventSource that can be cut at any moment and comes back with the id it saw last. */
export class StreamClient {
  readonly heard: (LiveChange & { id: string })[] = [];
  resets = 0;
  cuts = 0;
  lastEventId = '';
  status = 0;
  private abort = new AbortController();
  private ended = false;
  private readonly running: Promise<void>;
  private begun = Promise.withResolvers<void>();

  constructor(
    private readonly url: string,
    private readonly options: { reconnect?: boolean; headers?: Record<string, string> } = {},
  ) {
    this.running = this.run();
  }

  /** The next stream has begun. */
  get open(): Promise<void> {
    return this.begun.promise;
  }

  /** The connection is gone, for whatever reason. */
  get gone(): Promise<void> {
    return this.running;
  }

  cut() {
    this.cuts += 1;
    this.abort.abort();
  }

  async end() {
    this.ended = true;
    this.abort.abort();
    await this.running;
  }

  private async run() {
    for (;;) {
      await this.read().catch(() => undefined);
      if (this.ended || this.options.reconnect === false) return;
      this.begun = Promise.withResolvers();
      this.abort = new AbortController();
      await sleep(Math.random() * 20);
    }
  }

  private async read() {
    const headers = {
      ...this.options.headers,
      ...(this.lastEventId ? { 'Last-Event-ID': this.lastEventId } : {}),
    };
    const response = await fetch(this.url, { headers, signal: this.abort.signal });
    this.status = response.status;
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
      this.begun.resolve();
    }
  }

  private take(block: string) {
    const fields = new Map(
      block.split('\n').map(line => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    const id = fields.get('id');
    if (id !== undefined) this.lastEventId = id;
    if (fields.get('event') === 'reset') this.resets += 1;
    if (fields.get('event') === 'change')
      this.heard.push({ ...LiveChange.parse(JSON.parse(fields.get('data') ?? '')), id: id ?? '' });
  }
}
