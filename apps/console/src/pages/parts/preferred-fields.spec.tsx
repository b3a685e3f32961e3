/** @jest-environment jsdom */
import { useState } from 'react';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nProvider } from '../../i18n';
import { PreferredFields } from './preferred-fields';
import { wholeWindows } from './window-fields';
import type { OpenWindow } from './window-fields';

afterEach(cleanup);

let value: OpenWindow[] = [];
function Form({ first, told }: { first: OpenWindow[]; told: (windows: OpenWindow[]) => void }) {
  const [windows, setWindows] = useState(first);
  const change = (next: OpenWindow[]) => {
    setWindows(next);
    told(next);
  };
  return <PreferredFields value={windows} onChange={change} zone="Europe/Sofia" />;
}
const open = (first: OpenWindow[] = []) =>
  render(
    <I18nProvider personLocale="en">
      <Form first={first} told={next => (value = next)} />
    </I18nProvider>,
  );
const window = { start: '2026-03-03T12:00:00.000Z', end: '2026-03-03T14:00:00.000Z' };

describe('the preferred times of a form', () => {
  it('are entered by the clock of the site, with an end of two hours later', () => {
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Add a time' }));
    expect(wholeWindows(value)).toEqual([]);
    fireEvent.change(screen.getByLabelText('Rather from'), { target: { value: '2026-03-03T14:00' } });
    expect(value).toEqual([window]);
    fireEvent.change(screen.getByLabelText('Rather until'), { target: { value: '2026-03-03T13:00' } });
    expect(screen.getByText('The end must be after the start.')).toBeTruthy();
    expect(wholeWindows(value)).toBeUndefined();
  });

  it('are removed one by one, and are no more than four', () => {
    const later = { start: '2026-03-04T12:00:00.000Z', end: '2026-03-04T14:00:00.000Z' };
    open([window, later, window, later]);
    expect(screen.queryByRole('button', { name: 'Add a time' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Remove preferred time 1' }));
    expect(value).toEqual([later, window, later]);
    const fields = screen.getAllByLabelText<HTMLInputElement>('Rather from');
    expect(fields.map(field => field.value)).toEqual([
      '2026-03-04T14:00',
      '2026-03-03T14:00',
      '2026-03-04T14:00',
    ]);
  });
});
