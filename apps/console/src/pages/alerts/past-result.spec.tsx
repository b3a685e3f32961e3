/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen, within } from '@testing-library/react';
import type { UnitBacktest } from '#contracts';
import { ApiProvider, createQueryClient } from '#ui';
import { clientOf } from '../../answers.fixture';
import { I18nProvider } from '../../i18n';
import { model } from './overrides/overrides.fixture';
import { PastHolders } from './past-holders';
import { PastResult } from './past-result';

afterEach(cleanup);

const unit = (serialNumber: string, given: Partial<UnitBacktest>): UnitBacktest => ({
  equipmentId: `6a1f7c52-3f0e-4c7e-9a55-0d5b6a4d2b${serialNumber}`,
  serialNumber,
  siteName: 'Mill',
  city: 'Plovdiv',
  override: 'none',
  levels: [
    {
      urgency: 'high',
      condition: { type: 'compare', metric: 'temperature', op: 'gt', value: 95 },
      pattern: { kind: 'simple' },
    },
  ],
  timeZone: 'Europe/Sofia',
  points: 10,
  shortenedTo: null,
  raised: 0,
  delayed: 0,
  heldBack: 0,
  longestSeconds: 0,
  totalSeconds: 0,
  flapping: null,
  alerts: [],
  holders: [],
  ...given,
});
const off = { override: 'off', points: 0 } as const;

function show(units: UnitBacktest[]): void {
  const readings = units.map(({ equipmentId }) => [
    `GET /equipment/${equipmentId}/readings`,
    () => ({ items: [] }),
  ]);
  const result = {
    from: '2026-03-02T07:00:00.000Z',
    to: '2026-03-03T07:00:00.000Z',
    unitsWithReadings: units.length,
    complete: true,
    units,
  };
  render(
    <ApiProvider client={clientOf(Object.fromEntries(readings), [])} queryClient={createQueryClient()}>
      <I18nProvider personLocale="en">
        <PastResult result={result} model={model} isStale={false} />
      </I18nProvider>
    </ApiProvider>,
  );
}

describe('a trial on units for which the rule is another one', () => {
  it('says on which ones, and on how many', () => {
    show([unit('11', { raised: 2, override: 'changed' }), unit('12', {}), unit('13', off)]);
    const lines = within(screen.getByRole('list', { name: 'Units' })).getAllByRole('listitem');
    expect(lines.map(line => line.textContent)).toEqual([
      '11Mill, Plovdiv2 alerts, 0 schanged here',
      '12Mill, Plovdivnone',
      '13Mill, Plovdivoff here',
    ]);
    screen.getByText('On 1 unit its override was tried. On 1 unit it is off.');
  });

  it('says that it is off where nothing else was tried, and not that nothing was heard', () => {
    show([unit('13', off)]);
    screen.getByText('It is off here: an override has switched it off.');
    expect(screen.queryByText('No readings to try it on')).toBeNull();
  });

  it('says nothing of it where there is no override', () => {
    show([unit('11', {}), unit('12', {})]);
    expect(screen.queryByText(/override/)).toBeNull();
  });
});

describe('a trial on a past with other faults', () => {
  const holders: UnitBacktest['holders'] = [
    { kind: 'fault', title: 'Power lost', faultKey: 'power', serialNumber: 'GW-1', alerts: 3 },
    { kind: 'fault', title: 'Fan stuck', faultKey: 'fan', serialNumber: null, alerts: 1 },
    { kind: 'maintenance', title: 'Cleaning', faultKey: null, serialNumber: null, alerts: 1 },
  ];

  it('counts what was held back apart, and says because of what', () => {
    show([unit('11', { raised: 1, delayed: 1, heldBack: 4, holders })]);
    screen.getByText('4 more alerts would have been held back, and nobody told.');
    screen.getByText('1 of them would have come late: it was held back at first.');
    render(
      <I18nProvider personLocale="en">
        <PastHolders holders={holders} />
      </I18nProvider>,
    );
    const list = screen.getByRole('list', { name: 'Held back by' });
    expect(
      within(list)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Power lost on GW-1: 3 alerts', 'Fan stuck: 1 alert', 'Maintenance (Cleaning): 1 alert']);
  });

  it('says nothing of it where nothing was', () => {
    show([unit('11', { raised: 1 })]);
    render(
      <I18nProvider personLocale="en">
        <PastHolders holders={[]} />
      </I18nProvider>,
    );
    expect(screen.queryByText(/held back/i)).toBeNull();
  });
});
