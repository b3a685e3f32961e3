/** @jest-environment jsdom */
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { ApiProblem, Offline } from '../api/problem';
import { Button } from './button';
import { Avatar, hueOf, initialsOf, KeyValues } from './card';
import { StatusChip, UrgencyMark } from './chip';
import { DataTable } from './data-table';
import { fitWithin } from './downscale';
import { ErrorState } from './feedback';
import { Field, TextInput } from './field';
import { SegmentedControl } from './segmented';
import { Stars } from './stars';
import { ToastProvider, useToasts } from './toasts';

afterEach(cleanup);

interface Row {
  id: string;
  name: string;
}
const rows: Row[] = ['a', 'b', 'c'].map(id => ({ id, name: `Row ${id}` }));
const columns = [{ key: 'name', title: 'Name', sort: 'name', render: (row: Row) => row.name }];

describe('a table', () => {
  it('is walked with the arrow keys and opened with Enter', () => {
    const opened = jest.fn();
    render(
      <DataTable
        label="Rows"
        columns={columns}
        rows={rows}
        rowKey={row => row.id}
        onOpen={row => opened(row.id)}
      />,
    );
    const [first, second, third] = screen.getAllByRole('row').slice(1);
    first?.focus();
    fireEvent.keyDown(first ?? document.body, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(second);
    fireEvent.keyDown(second ?? document.body, { key: 'End' });
    expect(document.activeElement).toBe(third);
    fireEvent.keyDown(third ?? document.body, { key: 'Enter' });
    expect(opened).toHaveBeenCalledWith('c');
  });

  it('loads more when the end is reached, and sorts both ways', () => {
    const [load, sort] = [jest.fn(), jest.fn()];
    const more = { available: true, busy: false, load };
    render(
      <DataTable
        label="Rows"
        columns={columns}
        rows={rows}
        rowKey={row => row.id}
        onOpen={() => undefined}
        more={more}
        sort="name"
        onSort={sort}
      />,
    );
    const last = screen.getAllByRole('row').at(-1);
    fireEvent.keyDown(last ?? document.body, { key: 'ArrowDown' });
    expect(load).toHaveBeenCalledTimes(1);
    fireEvent.click(screen.getByRole('button', { name: 'Name' }));
    expect(sort).toHaveBeenCalledWith('-name');
  });

  it('leaves a link inside a row to itself', () => {
    const opened = jest.fn();
    const linked = [{ key: 'name', title: 'Name', render: () => <a href="#x">link</a> }];
    render(
      <DataTable
        label="Rows"
        columns={linked}
        rows={rows.slice(0, 1)}
        rowKey={row => row.id}
        onOpen={opened}
      />,
    );
    fireEvent.click(screen.getByText('link'));
    expect(opened).not.toHaveBeenCalled();
  });
});

describe('a button', () => {
  it('that is busy keeps the focus and ignores a second press', () => {
    const pressed = jest.fn();
    render(
      <Button busy onClick={pressed}>
        Save
      </Button>,
    );
    const button = screen.getByRole('button');
    button.focus();
    fireEvent.click(button);
    expect(pressed).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-busy')).toBe('true');
  });
});

describe('a field', () => {
  it('ties its label, hint and error to the input', () => {
    render(
      <Field label="E-mail" hint="of the office" error="Not an address">
        <TextInput />
      </Field>,
    );
    const input = screen.getByLabelText('E-mail');
    expect(input.getAttribute('aria-invalid')).toBe('true');
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map(id => document.getElementById(id)?.textContent);
    expect(described).toEqual(['of the office', 'Not an address']);
  });
});

describe('an error', () => {
  it('is told in the reader’s words, with the request number only when we are at fault', () => {
    const refused = new ApiProblem({
      status: 409,
      code: 'visit-overlaps',
      title: 'Conflict',
      requestId: 'r-1',
    });
    const { container, rerender } = render(<ErrorState error={refused} />);
    expect(container.textContent).toContain('The engineer has another visit at that time.');
    expect(container.textContent).not.toContain('r-1');
    rerender(<ErrorState error={new ApiProblem({ status: 500, code: 'internal', requestId: 'r-2' })} />);
    expect(container.textContent).toContain('r-2');
    rerender(<ErrorState error={new Offline('network')} />);
    expect(container.textContent).toContain('No connection');
    rerender(<ErrorState error={new TypeError('x is not a function')} />);
    expect(container.textContent).not.toContain('x is not a function');
  });

  it('of an unknown code has a general sentence', () => {
    const { container } = render(
      <ErrorState error={new ApiProblem({ status: 409, code: 'from-the-future' })} />,
    );
    expect(container.textContent).toContain('Nothing was changed');
  });
});

describe('toasts', () => {
  function Demo({ undo }: { undo: () => void }): ReactNode {
    const { show } = useToasts();
    return <Button onClick={() => show({ text: 'Assigned', undo })}>Assign</Button>;
  }

  it('offer to undo', () => {
    const undo = jest.fn();
    render(
      <ToastProvider>
        <Demo undo={undo} />
      </ToastProvider>,
    );
    fireEvent.click(screen.getByText('Assign'));
    expect(screen.getByText('Assigned')).toBeTruthy();
    fireEvent.click(screen.getByText('Undo'));
    expect(undo).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('Assigned')).toBeNull();
  });
});

describe('choices', () => {
  function Demo(): ReactNode {
    const [value, setValue] = useState<'map' | 'list'>('map');
    const [stars, setStars] = useState(0);
    return (
      <>
        <SegmentedControl
          label="View"
          value={value}
          onChange={setValue}
          options={[
            { value: 'map', label: 'Map' },
            { value: 'list', label: 'List' },
          ]}
        />
        <Stars label="Rating" value={stars} onChange={setStars} />
      </>
    );
  }

  it('are radio buttons underneath', () => {
    render(<Demo />);
    fireEvent.click(screen.getByLabelText('List'));
    expect(screen.getByLabelText<HTMLInputElement>('List').checked).toBe(true);
    fireEvent.click(screen.getByLabelText('4 stars'));
    expect(screen.getByLabelText<HTMLInputElement>('4 stars').checked).toBe(true);
  });
});

describe('marks', () => {
  it('say in words what colour and shape show', () => {
    render(
      <>
        <StatusChip kind="visit" status="en_route" />
        <StatusChip kind="visit" status="from_the_future" />
        <UrgencyMark urgency="critical" />
      </>,
    );
    expect(screen.getByText('En route')).toBeTruthy();
    expect(screen.getByText('from the future')).toBeTruthy();
    expect(screen.getByLabelText('Critical')).toBeTruthy();
  });

  it('of people are initials of any script, and a colour that stays', () => {
    expect(['Мария Иванова', '李 伟', '王小明', 'Cher', ''].map(initialsOf)).toEqual([
      'МИ',
      '李',
      '小明',
      'C',
      '?',
    ]);
    expect(hueOf('Georgi')).toBe(hueOf('Georgi'));
    render(<Avatar name="Georgi Petrov" />);
    expect(screen.getByTitle('Georgi Petrov').textContent).toBe('GP');
  });

  it('without a value are left out of a list of facts', () => {
    const { container } = render(
      <KeyValues
        items={[
          ['Serial', 'CP-1'],
          ['Tag', null],
          ['Note', ''],
        ]}
      />,
    );
    expect(container.querySelectorAll('dt')).toHaveLength(1);
  });
});

describe('photos', () => {
  it('are made small with their proportions kept, and never larger', () => {
    expect(fitWithin(4_032, 3_024)).toEqual({ width: 2_048, height: 1_536 });
    expect(fitWithin(3_024, 4_032)).toEqual({ width: 1_536, height: 2_048 });
    expect(fitWithin(640, 480)).toEqual({ width: 640, height: 480 });
    expect(fitWithin(9_000, 1)).toEqual({ width: 2_048, height: 1 });
  });
});
