/** @jest-environment jsdom */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { PersonalDataSummary } from '#contracts';
import { ApiProvider, createQueryClient, ToastProvider } from '#ui';
import { clientOf, refuse } from '../../../answers.fixture';
import type { Answers, Call } from '../../../answers.fixture';
import { I18nProvider } from '../../../i18n';
import { PrivacyCard } from './privacy-card';

const requestId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const orderId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const personId = 'a3bb189e-8bf9-4888-9912-ace4e6543002';
const ivan: PersonalDataSummary = {
  personId,
  names: ['Ivan Kolev'],
  email: 'ivan@mill.example',
  phone: '888123456',
  role: 'customer',
  organisationName: 'Mill',
  erasedAt: null,
  restrictedAt: null,
  kinds: [
    { kind: 'request', count: 1_200, fate: 'without-person' },
    { kind: 'picture', count: 3, fate: 'removed' },
  ],
  holds: [],
};
const summaryAt = 'POST /personal-data/summary';
const eraseAt = 'POST /personal-data/erasure';

let calls: Call[];
beforeEach(() => {
  calls = [];
  // jsdom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});
afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

function open(answers: Answers, locale: 'en' | 'bg' | 'zh' = 'en') {
  render(
    <ApiProvider client={clientOf(answers, calls)} queryClient={createQueryClient()}>
      <I18nProvider personLocale={locale}>
        <ToastProvider>
          <PrivacyCard />
        </ToastProvider>
      </I18nProvider>
    </ApiProvider>,
  );
}
const bodies = (path: string) =>
  calls.filter(call => `${call.method} ${call.path}` === path).map(call => call.body);
function lookUp(text: string) {
  fireEvent.change(screen.getByLabelText('E-mail address or phone number'), { target: { value: text } });
  fireEvent.click(screen.getByRole('button', { name: 'Look up' }));
}

describe('personal data', () => {
  it('asks for nobody at first, and for what is no address or number not at all', () => {
    open({});
    screen.getByText('Nobody looked up yet');
    lookUp('Ivan');
    expect(calls).toEqual([]);
  });

  it('of who is looked up are counted, and the address bar does not learn who', async () => {
    open({ [summaryAt]: () => ivan });
    lookUp('ivan@mill.example');
    const rows = (await screen.findAllByRole('row')).map(row => row.textContent);
    expect(rows.slice(1)).toEqual(['Service requests1,200Stays without the person', 'Pictures3Goes']);
    expect(bodies(summaryAt)).toEqual([{ email: 'ivan@mill.example' }]);
    expect(location.href).not.toContain('ivan');
  });

  it('of an account are shown by the link from its line', async () => {
    history.replaceState(null, '', `/console/settings?tab=privacy&person=${personId}`);
    open({ [summaryAt]: () => ivan });
    await screen.findByText('Ivan Kolev');
    expect(bodies(summaryAt)).toEqual([{ personId }]);
  });

  it('are said to be none where there are none', async () => {
    open({ [summaryAt]: () => ({ ...ivan, names: [], kinds: [] }) });
    lookUp('0888 123 456');
    await screen.findByText('Nothing is kept');
    expect(screen.queryByRole('button', { name: 'Erase the person' })).toBeNull();
  });

  it('say that they cannot be shown, and are asked for again', async () => {
    let isAway = true;
    open({ [summaryAt]: () => (isAway ? refuse('busy', {}) : ivan) });
    lookUp('ivan@mill.example');
    await screen.findByRole('alert');
    isAway = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Ivan Kolev');
  });

  it('go to a file', async () => {
    const saved: string[] = [];
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => undefined;
    HTMLAnchorElement.prototype.click = function save() {
      saved.push(this.download);
    };
    open({ [summaryAt]: () => ivan, 'POST /personal-data/export': () => new Blob(['{}']) });
    lookUp('ivan@mill.example');
    fireEvent.click(await screen.findByRole('button', { name: 'Export as a file' }));
    await waitFor(() => expect(saved).toEqual(['personal-data.json']));
    expect(bodies('POST /personal-data/export')).toEqual([{ email: 'ivan@mill.example' }]);
  });
});

describe('a restriction', () => {
  it('is confirmed, shown with its begin, and lifted again', async () => {
    let restrictedAt: string | null = null;
    open({
      [summaryAt]: () => ({ ...ivan, restrictedAt }),
      'POST /personal-data/restriction': () => {
        restrictedAt = restrictedAt === null ? '2026-11-30T10:00:00.000Z' : null;
        return { restrictedAt };
      },
    });
    lookUp('ivan@mill.example');
    const confirm = async (name: string) => {
      fireEvent.click(await screen.findByRole('button', { name }));
      fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }));
    };
    await confirm('Restrict processing');
    await screen.findByText('Processing restricted since', { exact: false });
    await confirm('Lift the restriction');
    await waitFor(() =>
      expect(screen.queryByText('Processing restricted since', { exact: false })).toBeNull(),
    );
    expect(bodies('POST /personal-data/restriction')).toEqual([
      { email: 'ivan@mill.example', restricted: true },
      { email: 'ivan@mill.example', restricted: false },
    ]);
  });
});

describe('an erasure', () => {
  const dialog = async () => {
    lookUp('ivan@mill.example');
    fireEvent.click(await screen.findByRole('button', { name: 'Erase the person' }));
    return within(screen.getByRole('dialog'));
  };

  it('says what goes and what stays, and wants to be told once more who is meant', async () => {
    let erasedAt: string | null = null;
    open({
      [summaryAt]: () => ({ ...ivan, erasedAt }),
      [eraseAt]: () => {
        erasedAt = '2026-11-30T10:00:00.000Z';
        return { erasedAt, kinds: ivan.kinds };
      },
    });
    const shown = await dialog();
    shown.getByText('Goes altogether');
    shown.getByText('Pictures: 3');
    shown.getByText('Stays for the books, without the person');
    const now = shown.getByRole('button', { name: 'Erase for good' });
    expect(now.hasAttribute('disabled')).toBe(true);
    fireEvent.change(shown.getByLabelText('Type the name, address or number of the person'), {
      target: { value: 'ivan kolev' },
    });
    fireEvent.click(now);
    await screen.findByText('This account was erased', { exact: false });
    expect(bodies(eraseAt)).toEqual([{ email: 'ivan@mill.example', confirm: 'ivan kolev' }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('names what is still in the way, and leads there', async () => {
    const holds: PersonalDataSummary['holds'] = [
      { because: 'hand-over-open', id: requestId, number: 'R-7' },
      { because: 'visit-open', id: orderId, number: 'W-9' },
    ];
    open({ [summaryAt]: () => ({ ...ivan, holds }) });
    const shown = await dialog();
    expect(shown.getByRole('link', { name: 'R-7' }).getAttribute('href')).toBe(
      `/console/requests/${requestId}`,
    );
    expect(shown.getByRole('link', { name: 'W-9' }).getAttribute('href')).toBe(
      `/console/work-orders/${orderId}`,
    );
    expect(shown.queryByRole('button', { name: 'Erase for good' })).toBeNull();
  });

  it('that is refused says why, and stays open', async () => {
    open({ [summaryAt]: () => ivan, [eraseAt]: () => refuse('erasure-held-back', { holds: [] }) });
    const shown = await dialog();
    fireEvent.change(shown.getByLabelText('Type the name, address or number of the person'), {
      target: { value: 'ivan@mill.example' },
    });
    fireEvent.click(shown.getByRole('button', { name: 'Erase for good' }));
    await shown.findByText('Something is still under way with this person.', { exact: false });
  });

  it.each([
    ['bg', 'Изтриване на човека'],
    ['zh', '抹除此人'],
  ] as const)('is offered in %s', async (locale, name) => {
    history.replaceState(null, '', `/console/settings?tab=privacy&person=${personId}`);
    open({ [summaryAt]: () => ivan }, locale);
    await screen.findByRole('button', { name });
  });
});
