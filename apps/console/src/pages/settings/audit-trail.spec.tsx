/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { AuditEntry } from '#contracts';
import { ApiProvider, createQueryClient, ToastProvider } from '#ui';
import { clientOf } from '../../answers.fixture';
import { I18nProvider } from '../../i18n';
import { AuditTrail } from './audit-trail';

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

const subjectId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const entry: AuditEntry = {
  id: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  at: '2026-03-03T08:00:00.000Z',
  deviceAt: null,
  actorName: 'Maria',
  role: 'dispatcher',
  source: 'web',
  verb: 'visit.accept',
  subjectType: 'work-order',
  subjectId,
  position: null,
  detail: {},
};

function open(items: AuditEntry[]) {
  const page = { items, nextCursor: null };
  render(
    <ApiProvider client={clientOf({ 'GET /audit': () => page }, [])} queryClient={createQueryClient()}>
      <I18nProvider personLocale="en">
        <ToastProvider>
          <AuditTrail />
        </ToastProvider>
      </I18nProvider>
    </ApiProvider>,
  );
}

async function rowOf(change: Partial<AuditEntry>) {
  open([{ ...entry, ...change }]);
  await screen.findAllByText('Visit accepted');
  const row = screen.getAllByRole('row')[1];
  if (!row) throw new Error('no row');
  return within(row);
}

describe('the audit trail', () => {
  it.each([
    ['work-order', `/console/work-orders/${subjectId}`],
    ['service-request', `/console/requests/${subjectId}`],
    ['alert', `/console/alerts?alert=${subjectId}`],
    ['equipment', `/console/equipment/${subjectId}`],
  ])('leads from what was done to the %s it was done to', async (subjectType, href) => {
    const row = await rowOf({ subjectType });
    expect(row.getByRole('link').getAttribute('href')).toBe(href);
  });

  it('leads nowhere where there is no page, or nothing it was done to', async () => {
    expect((await rowOf({ subjectType: 'session' })).queryByRole('link')).toBeNull();
    cleanup();
    expect((await rowOf({ subjectId: null })).queryByRole('link')).toBeNull();
  });

  it('says who twice: in a column of its own, and below what was done where there is no room for one', async () => {
    const cells = (await rowOf({ role: 'system', actorName: 'triage.request' })).getAllByRole('cell');
    const said = cells.map(cell => cell.textContent);
    expect(said[1]).toContain('triage.request Automation');
    expect(said[2]).toBe('triage.request Automation');
  });

  it('says that nothing matches where a filter leaves nothing, and takes it away', async () => {
    history.replaceState(null, '', '/console/settings?tab=audit&subject=plan-run&days=7');
    open([]);
    fireEvent.click(await screen.findByRole('button', { name: 'Clear the filters' }));
    await screen.findByText('Nothing recorded yet');
    expect(location.search).toBe('?tab=audit');
  });
});
