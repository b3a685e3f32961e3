/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nProvider } from '../../../i18n';
import { HoursChart } from './hours-chart';

afterEach(cleanup);

const who = (n: number, beforeMinutes: number, afterMinutes: number, shiftMinutes = 600) => ({
  engineerId: `00000000-0000-4000-8000-00000000000${n}`,
  engineerName: `Engineer ${n}`,
  shiftMinutes,
  beforeMinutes,
  afterMinutes,
});
const open = (hours: ReturnType<typeof who>[]) =>
  render(
    <I18nProvider personLocale="en">
      <HoursChart hours={hours} />
    </I18nProvider>,
  );
const widths = (name: string) =>
  [...document.querySelectorAll<HTMLElement>(`.cs-workload__${name}`)].map(one => one.style.width);

describe('the hours of a plan', () => {
  it('show what stands, what is added and what is over the shift', () => {
    open([who(1, 600, 750), who(2, 60, 240)]);
    expect([widths('before'), widths('added'), widths('over')]).toEqual([
      ['80%', '10%'],
      ['0%', '30%'],
      ['20%', '0%'],
    ]);
    expect(screen.getByText('4 hrs of 10 hrs')).not.toBeNull();
    expect(screen.getByText('40% to 125% of their shifts')).not.toBeNull();
  });

  it('are the fullest five at first, and nothing for a run of before they were counted', () => {
    open([1, 2, 3, 4, 5, 6].map(n => who(n, 0, 600 - 60 * n)));
    expect(screen.getAllByRole('listitem')).toHaveLength(5);
    fireEvent.click(screen.getByRole('button', { name: 'All 6 engineers' }));
    expect(screen.getAllByRole('listitem')).toHaveLength(6);
    cleanup();
    open([]);
    expect(screen.queryByRole('region')).toBeNull();
  });
});
