/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { ApiProblem } from '#ui';
import { refuse } from '../../../answers.fixture';
import type { Call } from '../../../answers.fixture';
import { above, openRules, override, paths, rule, unit } from './overrides.fixture';

beforeEach(() => {
  // jsdom knows the element, not its methods.
  Object.assign(HTMLDialogElement.prototype, {
    showModal(this: HTMLDialogElement) {
      this.open = true;
    },
    close(this: HTMLDialogElement) {
      this.open = false;
    },
  });
});
afterEach(cleanup);

const open = `?rule=${rule.id}`;
const forUnit = `${open}&unit=${unit.id}`;
const sent = (calls: readonly Call[], method: string) =>
  calls.filter(call => call.method === method).map(call => call.body);
const list = async () => within(await screen.findByRole('list', { name: 'Overrides' }));
const field = (name: string | RegExp) => screen.findByRole('textbox', { name });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }));
const hot = 'Temperature above 95 °C';

describe('the overrides of a rule', () => {
  it('stand with their numbers beside those of the rule', async () => {
    openRules(open, { items: [override({ seconds: 60, active: false })] });
    const row = (await list()).getByRole('listitem');
    expect(row.textContent).toContain('Mill');
    expect(row.textContent).toContain('Site · 3 units');
    expect(row.textContent).toContain('Off here');
    expect(row.textContent).toContain('Temperature above 88 °C (the rule: 95 °C)');
    expect(row.textContent).toMatch(/For 1 min.* \(the rule: 10 min/);
  });

  it('say what they are for while there are none, and why they cannot be shown', async () => {
    openRules(open, { items: [] });
    await screen.findByText('The same everywhere');
    cleanup();
    openRules(open, { over: { [paths.list]: () => refuse('not-found', {}) } });
    await screen.findByRole('alert');
  });

  it('are only read by whoever may not change rules', async () => {
    openRules(forUnit, { role: 'agent' });
    await list();
    expect(screen.queryByRole('button', { name: /Add an override|Delete|Edit/ })).toBeNull();
  });

  it('are deleted at once, and put back while the toast stands', async () => {
    const calls = openRules(open);
    fireEvent.click((await list()).getByRole('button', { name: 'Delete the override at Mill' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    const { scope, scopeId, thresholds, seconds, active } = override();
    await waitFor(() =>
      expect(sent(calls, 'PUT')).toEqual([{ scope, scopeId, thresholds, seconds, active, replaces: null }]),
    );
    expect(sent(calls, 'DELETE')).toHaveLength(1);
  });
});

describe('an override of what the rule no longer has', () => {
  const lost = 'Pressure above 9 bar: the rule no longer has this number.';
  const tidy = async () => {
    await screen.findByText(lost);
    fireEvent.click(screen.getByRole('button', { name: 'Remove what the rule no longer has at Mill' }));
  };

  it('says so, and keeps the rest when it is removed', async () => {
    const calls = openRules(open, { items: [override({ thresholds: [above(88), above(9, 'pressure')] })] });
    await tidy();
    await waitFor(() => expect(sent(calls, 'PUT')).toMatchObject([{ thresholds: [above(88)], replaces: 4 }]));
    expect(sent(calls, 'DELETE')).toEqual([]);
  });

  it('goes itself when nothing else is left, without an undo that would be refused', async () => {
    const calls = openRules(open, { items: [override({ thresholds: [above(9, 'pressure')] })] });
    await tidy();
    await screen.findByText('Mill: what the rule no longer has is removed');
    expect([sent(calls, 'DELETE').length, sent(calls, 'PUT').length]).toEqual([1, 0]);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  });
});

describe('a new override', () => {
  it('is for the unit from which one came, and says what differs there', async () => {
    const calls = openRules(forUnit, { items: [] });
    fireEvent.change(await field(hot), { target: { value: '90,5' } });
    fireEvent.click(screen.getByRole('radio', { name: 'On' }));
    save();
    await screen.findByText('CMP-0042: the override is saved');
    expect(sent(calls, 'PUT')).toEqual([
      {
        scope: 'unit',
        scopeId: unit.id,
        thresholds: [above(90.5)],
        seconds: null,
        active: true,
        replaces: null,
      },
    ]);
  });

  it('is the one that is there already, where there is one', async () => {
    const there = override({ scope: 'unit', scopeId: unit.id, scopeName: unit.serialNumber });
    const calls = openRules(forUnit, { items: [there] });
    expect(await field(hot)).toMatchObject({ value: '88' });
    fireEvent.click(screen.getByRole('radio', { name: 'Off' }));
    save();
    await waitFor(() =>
      expect(sent(calls, 'PUT')).toMatchObject([{ thresholds: [above(88)], active: false, replaces: 4 }]),
    );
  });

  it('finds its unit by typing, with the keyboard alone', async () => {
    const calls = openRules(open, { items: [] });
    await screen.findByText('The same everywhere');
    fireEvent.click(screen.getByRole('button', { name: 'Add an override' }));
    fireEvent.click(await screen.findByRole('radio', { name: 'Unit' }));
    const picker = await field('Unit');
    fireEvent.focus(picker);
    fireEvent.change(picker, { target: { value: '42' } });
    await screen.findByRole('button', { name: /CMP-0042/ });
    fireEvent.keyDown(picker, { key: 'Enter' });
    fireEvent.click(screen.getByRole('radio', { name: 'Off' }));
    save();
    await waitFor(() => expect(sent(calls, 'PUT')).toMatchObject([{ scopeId: unit.id, active: false }]));
  });

  it('is not sent while it changes nothing or a number is none', async () => {
    const calls = openRules(forUnit, { items: [] });
    await field(hot);
    save();
    await screen.findByText(/^Nothing differs from the rule/);
    fireEvent.change(await field(hot), { target: { value: 'hot' } });
    save();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toBe('A number is needed.');
    expect((await field(hot)).getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(await field(hot));
    expect(sent(calls, 'PUT')).toEqual([]);
  });

  it.each([
    ['Unit', 'already-exists', { facts: { field: 'scopeId' } }, /override for it already/],
    ['Unit', 'input-invalid', { errors: [{ path: '/body/scopeId', message: 'most' }] }, /at most 200/],
    [hot, 'input-invalid', { errors: [{ path: '/body/thresholds/0/value', message: 'no' }] }, /not allowed/],
  ])('says at %s what the server refuses: %s', async (name, code, more, text) => {
    openRules(forUnit, {
      items: [],
      over: {
        [paths.put]: () => {
          throw new ApiProblem({ status: 400, code, ...more });
        },
      },
    });
    fireEvent.change(await field(hot), { target: { value: '90' } });
    save();
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(text);
    expect((await field(name)).getAttribute('aria-describedby')).toContain(alert.id);
  });
});
