import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { LabelledUnit } from '#contracts';
import {
  ApiProblem,
  Button,
  EmptyState,
  ErrorState,
  LinkButton,
  Notice,
  Skeleton,
  useFormat,
  useVerb,
} from '#ui';
import type { Params } from '#ui';
import { CodeEntry } from '../code-entry';
import { useT } from '../i18n';
import { UnitHead } from '../unit-head';
import { CodeForm } from './code-form';
import { ReportForm } from './report-form';

/** A scanned label: which machine it is, and the one thing one came for. */
export default function LabelPage({ params }: { params: Params }): ReactNode {
  const t = useT();
  const begin = useVerb(routes.beginAtLabel);
  const [part, setPart] = useState<'unit' | 'report' | 'code'>('unit');
  const token = params['token'] ?? '';
  const { mutate } = begin;
  useEffect(() => mutate({ body: { publicToken: token } }), [mutate, token]);

  if (begin.error instanceof ApiProblem && (begin.error.status === 404 || begin.error.status === 400))
    return (
      <>
        <EmptyState icon="search" title={t('label.unknown')} text={t('label.unknownHint')} />
        <CodeEntry />
      </>
    );
  if (begin.error)
    return <ErrorState error={begin.error} onRetry={() => mutate({ body: { publicToken: token } })} />;
  if (!begin.data) return <Skeleton lines={6} />;
  const { unit } = begin.data;
  return (
    <>
      <UnitHead unit={unit} />
      {part === 'unit' && (
        <Choices unit={unit} onReport={() => setPart('report')} onCode={() => setPart('code')} />
      )}
      {part === 'report' && <ReportForm onBack={() => setPart('unit')} />}
      {part === 'code' && <CodeForm onBack={() => setPart('unit')} />}
    </>
  );
}

function Choices({
  unit,
  onReport,
  onCode,
}: {
  unit: LabelledUnit;
  onReport: () => void;
  onCode: () => void;
}): ReactNode {
  const t = useT();
  const format = useFormat();
  return (
    <div className="po-stack">
      {unit.openRequest && (
        <Notice tone="info">
          <strong>{t('label.open', { when: format.relative(unit.openRequest.since) })}</strong>{' '}
          {t('label.openHint')}
        </Notice>
      )}
      <Button kind="primary" wide icon="alert" className="po-big" onClick={onReport}>
        {t('label.report')}
      </Button>
      <Button wide icon="search" onClick={onCode}>
        {t('label.mine')}
      </Button>
      {unit.phone && (
        <LinkButton wide kind="quiet" icon="phone" href={`tel:${unit.phone.replaceAll(' ', '')}`}>
          {t('label.call', { phone: unit.phone })}
        </LinkButton>
      )}
    </div>
  );
}
