import { describe, expect, it } from '@jest/globals';
import { Refused } from '../../platform/refused';
import { Gate } from './gate';

const held = () => {
  let release = () => {};
  const done = new Promise<void>(resolve => (release = resolve));
  return { done, release };
};
const breath = () => new Promise(resolve => setImmediate(resolve));

describe('the gate before hashing', () => {
  it('runs two at once, keeps the others waiting in order, and refuses who comes too many', async () => {
    const gate = new Gate(2, 2);
    const begun: number[] = [];
    const doors = [0, 1, 2, 3].map(held);
    const runs = doors.map((door, n) =>
      gate.run(async () => {
        begun.push(n);
        await door.done;
        return n;
      }),
    );
    await expect(gate.run(() => Promise.resolve(9))).rejects.toThrow(new Refused('busy'));
    expect(begun).toEqual([0, 1]);
    doors[1]?.release();
    await breath();
    expect(begun).toEqual([0, 1, 2]);
    for (const door of doors) door.release();
    expect(await Promise.all(runs)).toEqual([0, 1, 2, 3]);
    expect(await gate.run(() => Promise.resolve(9))).toBe(9);
  });
  it('gives the place back when the work fails', async () => {
    const gate = new Gate(1, 0);
    await expect(gate.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await gate.run(() => Promise.resolve(1))).toBe(1);
  });
});
