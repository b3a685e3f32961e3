import { describe, expect, it } from '@jest/globals';
import { connectLive, parseChange } from './connection';
import type { LiveChannel, LiveMessage } from './connection';
import { createStaleness } from './live';

class FakeSource extends EventTarget {
  static readonly all: FakeSource[] = [];
  readyState = 0;
  closed = false;
  constructor(readonly url: string) {
    super();
    FakeSource.all.push(this);
  }
  close(): void {
    this.closed = true;
  }
  say(type: string, data: unknown = {}, id = ''): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data), lastEventId: id }));
  }
}

/** Two tabs of one browser: a lock that one holds at a time, and channels that reach everybody else. */
function browser() {
  const channels = new Set<EventTarget>();
  let held: Promise<unknown> = Promise.resolve();
  const timers: (() => void)[] = [];
  FakeSource.all.length = 0;
  const world = {
    openSource: (url: string) => new FakeSource(url),
    openChannel: () => {
      const channel: EventTarget & LiveChannel = Object.assign(new EventTarget(), {
        postMessage: (data: unknown) => {
          for (const other of channels)
            if (other !== channel) other.dispatchEvent(new MessageEvent('message', { data }));
        },
        close: () => void channels.delete(channel),
      });
      channels.add(channel);
      return channel;
    },
    locks: {
      request: (_name: string, options: { signal: AbortSignal }, hold: () => Promise<void>) => {
        const turn = held.then(() => (options.signal.aborted ? undefined : hold()));
        held = turn.catch(() => undefined);
        return turn;
      },
    },
    setTimer: (action: () => void) => {
      timers.push(action);
      return () => timers.splice(timers.indexOf(action), 1);
    },
  };
  const tab = (after?: string) => {
    const heard: LiveMessage[] = [];
    const close = connectLive('/api/live', message => heard.push(message), world, after);
    return {
      heard,
      close,
      kinds: () => heard.map(message => (message.kind === 'state' ? message.state : message.kind)),
    };
  };
  return { tab, timers };
}
const settle = (): Promise<void> => new Promise(resolve => setTimeout(resolve));
const change = { topic: 'visit', subjectId: 'v1', payload: { status: 'accepted' } };

describe('the live stream', () => {
  it('is opened once for all tabs, and all hear it', async () => {
    const { tab } = browser();
    const [one, two] = [tab(), tab()];
    await settle();
    expect(FakeSource.all).toHaveLength(1);
    FakeSource.all[0]?.say('open');
    FakeSource.all[0]?.say('change', change, '7');
    for (const { heard } of [one, two]) {
      expect(heard).toContainEqual({ kind: 'state', state: 'live' });
      expect(heard).toContainEqual({ kind: 'change', change: { id: '7', ...change } });
    }
  });

  it('goes on in another tab, which tells all to read again', async () => {
    const { tab } = browser();
    const [one, two] = [tab(), tab()];
    await settle();
    FakeSource.all[0]?.say('open');
    one.close();
    await settle();
    await settle();
    expect(FakeSource.all[0]?.closed).toBe(true);
    expect(FakeSource.all).toHaveLength(2);
    FakeSource.all[1]?.say('open');
    expect(two.kinds()).toContain('reset');
  });

  it('passes on the word of the server that too much was missed', async () => {
    const { tab } = browser();
    const one = tab();
    await settle();
    FakeSource.all[0]?.say('reset');
    expect(one.kinds()).toContain('reset');
  });

  it('is opened anew when the browser gives up on it, and then everything is read again', async () => {
    const { tab, timers } = browser();
    const one = tab();
    await settle();
    const [first] = FakeSource.all;
    first?.say('open');
    expect(one.kinds()).not.toContain('reset');
    if (first) first.readyState = 2;
    first?.say('error');
    first?.say('error');
    expect(one.kinds().filter(kind => kind === 'reset')).toHaveLength(1);
    expect(one.kinds().at(-1)).toBe('lost');
    timers.shift()?.();
    FakeSource.all.at(-1)?.say('open');
    expect(one.kinds().slice(-2)).toEqual(['live', 'reset']);
  });

  it('begins where the page stood before it read; neither opened anew nor in another tab does it go back there', async () => {
    const { tab, timers } = browser();
    const one = tab('e:7:0');
    const two = tab('e:9:0');
    await settle();
    expect(FakeSource.all.map(({ url }) => url)).toEqual(['/api/live?after=e%3A7%3A0']);
    const [first] = FakeSource.all;
    if (first) first.readyState = 2;
    first?.say('error');
    timers.shift()?.();
    one.close();
    await settle();
    await settle();
    expect(FakeSource.all.slice(1).map(({ url }) => url)).toEqual(['/api/live', '/api/live']);
    FakeSource.all.at(-1)?.say('open');
    expect(two.kinds().at(-1)).toBe('reset');
  });

  it('leaves a short interruption to the browser, which resumes by itself', async () => {
    const { tab } = browser();
    const one = tab();
    await settle();
    FakeSource.all[0]?.say('open');
    FakeSource.all[0]?.say('error');
    FakeSource.all[0]?.say('open');
    expect(FakeSource.all).toHaveLength(1);
    expect(one.kinds()).toEqual(['connecting', 'live', 'connecting', 'live']);
  });
});

describe('a change', () => {
  it('that cannot be read is passed over', () => {
    expect(parseChange('1', '{broken')).toBeNull();
    expect(parseChange('1', '{"subject":1}')).toBeNull();
    expect(parseChange('1', 5)).toBeNull();
    expect(parseChange('1', '{"topic":"alert"}')).toEqual({
      id: '1',
      topic: 'alert',
      subjectId: null,
      payload: {},
    });
  });
});

describe('staleness', () => {
  it('comes at once, and then in breaths: a burst of readings is two requests', () => {
    const asked: unknown[] = [];
    const timers: (() => void)[] = [];
    const stale = createStaleness(
      key => asked.push(key),
      action => {
        timers.push(action);
        return () => undefined;
      },
    );
    for (let count = 0; count < 50; count += 1) stale.mark(['GET /readings']);
    stale.mark(['GET /alerts']);
    expect(asked).toEqual([['GET /readings'], ['GET /alerts']]);
    for (const timer of timers.splice(0)) timer();
    expect(asked).toEqual([['GET /readings'], ['GET /alerts'], ['GET /readings']]);
    for (const timer of timers.splice(0)) timer();
    expect(asked).toHaveLength(3);
  });

  it('looks again at what was still being read when the change came', () => {
    const asked: unknown[] = [];
    const timers: (() => void)[] = [];
    let isReading = true;
    const stale = createStaleness(
      key => {
        asked.push(key);
        if (isReading) stale.mark(key);
      },
      action => {
        timers.push(action);
        return () => undefined;
      },
    );
    stale.mark(['GET /work-orders']);
    expect(asked).toHaveLength(1);
    isReading = false;
    for (const timer of timers.splice(0)) timer();
    expect(asked).toHaveLength(2);
    for (const timer of timers.splice(0)) timer();
    expect(asked).toHaveLength(2);
  });
});
