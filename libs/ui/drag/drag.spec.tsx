/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { DragProvider, useDragSource, useDropTarget } from './drag';

const dropped = jest.fn();

function Job(): ReactNode {
  return <div {...useDragSource({ kind: 'order', id: 'job', label: 'Job' })}>Job</div>;
}

function Row({ id }: { id: string }): ReactNode {
  return <div {...useDropTarget({ id, label: id, onDrop: () => dropped(id) })}>{id}</div>;
}

/** jsdom lays nothing out and knows no pointers: what lies under one is said here. */
let underneath: string | null = null;

beforeEach(() => {
  Object.assign(globalThis, { CSS: { escape: (text: string) => text } });
  dropped.mockClear();
  document.elementFromPoint = () => (underneath === null ? null : screen.getByText(underneath));
  render(
    <DragProvider>
      <Job />
      <Row id="one" />
      <Row id="two" />
    </DragProvider>,
  );
});
afterEach(cleanup);

const point = (type: string, to: Element, at: number): boolean =>
  fireEvent(to, new MouseEvent(type, { bubbles: true, clientX: at, clientY: at }));

function dragOver(id: string): void {
  underneath = id;
  point('pointerdown', screen.getByText('Job'), 10);
  point('pointermove', document.body, 40);
  point('pointermove', document.body, 50);
}

describe('what is dragged', () => {
  it('falls on what is under the pointer', () => {
    dragOver('one');
    point('pointerup', document.body, 50);
    expect(dropped.mock.calls).toEqual([['one']]);
  });

  it('falls on what has scrolled under a pointer that rests', () => {
    dragOver('one');
    underneath = 'two';
    fireEvent.scroll(document.body);
    point('pointerup', document.body, 50);
    expect(dropped.mock.calls).toEqual([['two']]);
  });

  it('falls nowhere when its place has scrolled away', () => {
    dragOver('one');
    underneath = null;
    fireEvent.scroll(document.body);
    point('pointerup', document.body, 50);
    expect(dropped).not.toHaveBeenCalled();
  });
});
