import { describe, expect, it, jest } from '@jest/globals';
import { createDragController } from './controller';
import type { DragPayload, DropTarget } from './controller';

const job: DragPayload = { kind: 'work-order', id: 'w1', label: 'WO-1' };
const target = (id: string, more: Partial<DropTarget> = {}) => ({
  id,
  label: id,
  onDrop: jest.fn<DropTarget['onDrop']>(),
  onLeave: jest.fn<() => void>(),
  ...more,
});

describe('a drag', () => {
  it('ends on the target under the pointer', () => {
    const drag = createDragController();
    const [maria, georgi] = [target('maria'), target('georgi')];
    drag.register(maria);
    drag.register(georgi);
    drag.begin(job, { x: 0, y: 0 });
    drag.move({ x: 5, y: 5 }, 'maria');
    drag.move({ x: 9, y: 9 }, 'georgi');
    expect(maria.onLeave).toHaveBeenCalledTimes(1);
    drag.drop();
    expect(georgi.onDrop).toHaveBeenCalledWith(job, { x: 9, y: 9 });
    expect(maria.onDrop).not.toHaveBeenCalled();
    expect(drag.state().payload).toBeNull();
  });

  it('drops on nobody when it is let go beside, refused or canceled', () => {
    const drag = createDragController();
    const off = target('off-shift', { accepts: () => false });
    drag.register(off);
    drag.begin(job, { x: 0, y: 0 });
    drag.move({ x: 5, y: 5 }, 'off-shift');
    expect(drag.state().over).toBeNull();
    drag.drop();
    drag.begin(job, { x: 0, y: 0 });
    drag.move({ x: 5, y: 5 }, null);
    drag.cancel();
    drag.drop();
    expect(off.onDrop).not.toHaveBeenCalled();
  });

  it('goes by keyboard from target to target that accepts, and around', () => {
    const drag = createDragController();
    const over: string[] = [];
    for (const id of ['a', 'b', 'c'])
      drag.register(target(id, { accepts: () => id !== 'b', onOver: () => over.push(id) }));
    drag.begin(job, null);
    drag.step(1);
    drag.step(1);
    drag.step(1);
    drag.step(-1);
    expect(over).toEqual(['a', 'c', 'a', 'c']);
    expect(drag.state().byKeyboard).toBe(true);
  });

  it('keeps a target that was registered anew before the old one went', () => {
    const drag = createDragController();
    const [before, after] = [target('row'), target('row')];
    const unregister = drag.register(before);
    drag.register(after);
    unregister();
    drag.begin(job, { x: 0, y: 0 });
    drag.move({ x: 1, y: 1 }, 'row');
    drag.drop();
    expect(after.onDrop).toHaveBeenCalledTimes(1);
  });
});
