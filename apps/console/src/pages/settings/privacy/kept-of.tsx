import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { PersonalDataSummary, PersonSought } from '#contracts';
import { Button, DataTable, EmptyState, Notice, useApi, useFormat, useToasts } from '#ui';
import type { Column } from '#ui';
import { useT } from '../../../i18n';
import { At } from '../../parts/moment';
import { saveFile } from '../../parts/export/save-file';
import { EraseDialog } from './erase-dialog';
import { RestrictButton } from './restrict-button';

type Kind = PersonalDataSummary['kinds'][number];

/** How much of what is kept of the person, and what can be done with it. */
export function KeptOf(props: {
  sought: PersonSought;
  summary: PersonalDataSummary;
  onChange: () => void;
}): ReactNode {
  const { sought, summary, onChange } = props;
  const t = useT();
  const format = useFormat();
  const [isErasing, setErasing] = useState(false);
  if (summary.erasedAt)
    return (
      <Notice tone="good">
        {t('privacy.erased')} <At at={summary.erasedAt} />
      </Notice>
    );
  const columns: Column<Kind>[] = [
    { key: 'kind', title: t('privacy.kind'), render: ({ kind }) => t(`privacy.kind.${kind}`) },
    { key: 'count', title: t('privacy.count'), align: 'end', render: ({ count }) => format.number(count) },
    {
      key: 'fate',
      title: t('privacy.fate'),
      render: ({ fate }) => t(`privacy.fate.${fate}`),
    },
  ];
  return (
    <>
      <Who summary={summary} />
      {summary.restrictedAt && (
        <Notice tone="warn" icon="pause">
          {t('privacy.restrictedSince')} <At at={summary.restrictedAt} />
        </Notice>
      )}
      <DataTable
        className="cs-privacy__kept"
        label={t('privacy.title')}
        columns={columns}
        rows={summary.kinds}
        rowKey={({ kind }) => kind}
        empty={<EmptyState icon="shield" title={t('privacy.nothing')} text={t('privacy.nothingHint')} />}
      />
      {summary.kinds.length > 0 && (
        <div className="cs-privacy__verbs">
          <Export sought={sought} />
          {(summary.role === null || summary.role === 'customer') && (
            <RestrictButton
              sought={sought}
              isRestricted={summary.restrictedAt !== null}
              onChange={onChange}
            />
          )}
          <Button kind="danger" icon="trash" onClick={() => setErasing(true)}>
            {t('privacy.erase')}
          </Button>
        </div>
      )}
      {isErasing && (
        <EraseDialog
          sought={sought}
          summary={summary}
          onClose={() => setErasing(false)}
          onRefused={onChange}
          onErased={() => {
            setErasing(false);
            onChange();
          }}
        />
      )}
    </>
  );
}

function Who({
  summary: { names, email, phone, organisationName },
}: {
  summary: PersonalDataSummary;
}): ReactNode {
  const more = [email, phone && `…${phone}`, organisationName].filter(Boolean).join(' · ');
  return (
    <p className="cs-privacy__who">
      <strong>{names.join(', ')}</strong>
      {more !== '' && <span className="co-muted">{more}</span>}
    </p>
  );
}

function Export({ sought }: { sought: PersonSought }): ReactNode {
  const t = useT();
  const api = useApi();
  const toasts = useToasts();
  const [isBusy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      saveFile('personal-data.json', await api.call(routes.exportPersonalData, { body: sought }));
    } catch (failure) {
      toasts.fail(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button icon="download" busy={isBusy} onClick={() => void run()}>
      {t('privacy.export')}
    </Button>
  );
}
