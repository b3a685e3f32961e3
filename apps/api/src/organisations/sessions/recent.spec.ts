import { describe, expect, it } from '@jest/globals';
import { Recent } from './recent';

const setUp = () => {
  const state = { now: 0, asked: 0, answer: 'a' as string | null };
  const recent = new Recent<string>(500, 2, () => state.now);
  const get = (key = 'k') =>
    recent.get(key, () => {
      state.asked += 1;
      return Promise.resolve(state.answer);
    });
  return { state, recent, get };
};

describe('recent answers', () => {
  it('are asked for once, also by several at once', async () => {
    const { state, get } = setUp();
    expect(await Promise.all([get(), get(), get()])).toEqual(['a', 'a', 'a']);
    state.now = 499;
    await get();
    expect(state.asked).toBe(1);
  });
  it('are asked for again after their time', async () => {
    const { state, get } = setUp();
    await get();
    state.now = 500;
    state.answer = 'b';
    expect(await get()).toBe('b');
  });
  it('are not kept when there is none', async () => {
    const { state, get } = setUp();
    state.answer = null;
    expect(await get()).toBeNull();
    state.answer = 'a';
    expect(await get()).toBe('a');
  });
  it('are not kept when asking failed', async () => {
    const recent = new Recent<string>(500, 2, () => 0);
    await expect(recent.get('k', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(await recent.get('k', () => Promise.resolve('a'))).toBe('a');
  });
  it('forget the eldest, so that strangers cannot fill the memory', async () => {
    const { state, get } = setUp();
    await get('1');
    await get('2');
    await get('3');
    await get('3');
    await get('1');
    expect(state.asked).toBe(4);
  });
  it('are all forgotten on request', async () => {
    const { state, recent, get } = setUp();
    await get();
    recent.forgetAll();
    await get();
    expect(state.asked).toBe(2);
  });
});
