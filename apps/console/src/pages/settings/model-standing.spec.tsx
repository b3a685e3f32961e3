/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import type { AssistantStanding } from '#contracts';
import { ApiProvider, createQueryClient } from '#ui';
import { clientOf } from '../../answers.fixture';
import { I18nProvider } from '../../i18n';
import { ModelStanding } from './model-standing';

afterEach(cleanup);

const standing: AssistantStanding = {
  model: 'm1',
  cases: 40,
  modelRight: 30,
  rulesRight: 20,
  isWorse: false,
  fewest: 20,
};

function open(change: Partial<AssistantStanding>) {
  const client = clientOf({ 'GET /assistant/standing': () => ({ ...standing, ...change }) }, []);
  return render(
    <ApiProvider client={client} queryClient={createQueryClient()}>
      <I18nProvider personLocale="en">
        <ModelStanding />
      </I18nProvider>
    </ApiProvider>,
  );
}

describe('how the language model stands beside the rules', () => {
  it('shows how often each was right', async () => {
    open({});
    expect((await screen.findByText('Language model right')).nextSibling?.textContent).toBe('75%');
    expect(screen.getByText('Rules alone right').nextSibling?.textContent).toBe('50%');
    expect(screen.queryByText(/their fault stands/u)).toBeNull();
  });

  it('says what follows where it is worse', async () => {
    open({ modelRight: 10, isWorse: true });
    await screen.findByText(/their fault stands/u);
  });

  it('draws nothing from a few cases, and shows nothing without a model', async () => {
    open({ cases: 7, modelRight: 7 });
    await screen.findByText(/7 of 20 closed reports/u);
    expect(screen.queryByText('Language model right')).toBeNull();
    cleanup();
    const { container } = open({ model: null, cases: 0 });
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(container.querySelector('h4')).toBeNull();
  });
});
