/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { ApiProvider } from '../api';
import { createClient } from '../api/client';
import { LiveProvider, useReadOnceLive } from '.';

class FakeSource extends EventTarget {
  static last: FakeSource | null = null;
  readyState = 0;
  constructor() {
    super();
    FakeSource.last = this;
  }
  close(): void {
    this.readyState = 2;
  }
}

function Page({ read }: { read: () => void }): ReactNode {
  useReadOnceLive(read);
  return null;
}

describe('a page that has read before it hears of changes', () => {
  afterEach(cleanup);

  it('reads again when the stream is there, and when it has come back', () => {
    Object.assign(globalThis, { EventSource: FakeSource });
    let times = 0;
    const read = () => void times++;
    const say = (type: string) => act(() => void FakeSource.last?.dispatchEvent(new Event(type)));
    render(
      <ApiProvider client={createClient({ baseUrl: '/api', routes: {} })}>
        <LiveProvider topics={{}}>
          <Page read={read} />
        </LiveProvider>
      </ApiProvider>,
    );
    expect(times).toBe(0);
    say('open');
    expect(times).toBe(1);
    say('error');
    say('open');
    expect(times).toBe(2);
  });
});
