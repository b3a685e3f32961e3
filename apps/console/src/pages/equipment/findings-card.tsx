import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Equipment, Finding, FindingVerdict, Metric, WatchTuning } from '#contracts';
import {
  Button,
  Card,
  Chip,
  Count,
  ErrorState,
  Skeleton,
  useFormat,
  useRoute,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';
import type { Models } from '../parts/use-models';
import { VerbNotice } from '../parts/verb-notice';
import { useFindingText } from './use-finding-text';
import type { Findings } from './use-findings';

interface FindingsCardProps {
  unit: Equipment;
  metrics: readonly Metric[];
  models: Models;
  findings: Findings;
  /** Shows the metric on the chart. */
  onShow: (metric: string) => void;
}

/** What the readings say before a rule does, and whether people agree. */
export function FindingsCard({ unit, metrics, models, findings, onShow }: FindingsCardProps): ReactNode {
  const t = useT();
  const { items, error, retry } = findings;
  return (
    <Card
      flush
      title={t('equipment.findings')}
      actions={items && items.length > 0 && <Count value={items.length} />}
    >
      {error && !items && <ErrorState error={error} onRetry={retry} />}
      {!error && !items && (
        <div className="cs-pad">
          <Skeleton lines={2} />
        </div>
      )}
      {items?.length === 0 && <p className="cs-pad co-muted">{t('equipment.noFindings')}</p>}
      <ul className="cs-list">
        {items?.map(finding => (
          <li key={finding.id}>
            <Row
              unit={unit}
              metric={metrics.find(one => one.key === finding.metric)}
              models={models}
              finding={finding}
              onShow={onShow}
              onReload={retry}
            />
          </li>
        ))}
      </ul>
      <Tuning modelId={unit.modelId} />
    </Card>
  );
}

/** How what people said has changed the watch of the model; nothing while they said nothing. */
function Tuning({ modelId }: { modelId: string }): ReactNode {
  const t = useT();
  const may = useMay();
  const format = useFormat();
  const tuning = useRoute(
    routes.watchTuning,
    may('alert-rule.read') ? { params: { id: modelId } } : 'skip',
  ).data;
  if (!tuning) return null;
  const told = ({ confirmed, wrong, factor }: Omit<WatchTuning, 'sisters'>) => ({
    confirmed,
    wrong,
    factor: format.percent(factor),
  });
  const { sisters } = tuning;
  return (
    <>
      {tuning.confirmed + tuning.wrong > 0 && (
        <p className="cs-pad co-faint">{t('equipment.tuned', told(tuning))}</p>
      )}
      {sisters.confirmed + sisters.wrong > 0 && (
        <p className="cs-pad co-faint">{t('equipment.tunedSisters', told(sisters))}</p>
      )}
    </>
  );
}

interface RowProps extends Pick<FindingsCardProps, 'unit' | 'models' | 'onShow'> {
  metric: Metric | undefined;
  finding: Finding;
  onReload: () => void;
}

function Row({ unit, metric, models, finding, onShow, onReload }: RowProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const may = useMay();
  const toasts = useToasts();
  const textOf = useFindingText(unit.timeZone);
  const judge = useVerb(routes.judgeFinding, {
    invalidates: [routes.listFindings, routes.watchTuning],
    onSuccess: ({ verdict, detail }) => {
      toasts.show({
        tone: 'good',
        text: t(
          verdict === 'confirmed'
            ? 'equipment.judgedConfirmed'
            : detail.kind === 'unlike-sisters'
              ? 'equipment.judgedPeculiar'
              : 'equipment.judgedFalse',
        ),
      });
    },
  });
  const title = metric ? models.metricTitle(metric) : finding.metric;
  const { headline, detail } = textOf(finding, title, metric?.unit ?? '');
  const say = (verdict: FindingVerdict): void =>
    judge.mutate({ params: { id: finding.id }, body: { version: finding.version, verdict } });
  return (
    <div className="cs-finding">
      <button
        type="button"
        className="cs-finding__text"
        onClick={() => onShow(finding.metric)}
        disabled={metric?.kind !== 'number'}
      >
        <b>{headline}</b>
        <small>{detail}</small>
      </button>
      <div className="cs-finding__row">
        <span className="co-faint co-grow">
          {t('equipment.sure', { sure: format.percent(finding.sure) })}
        </span>
        {finding.verdict === 'confirmed' && (
          <Chip tone="good" icon="check">
            {t('equipment.confirmed')}
          </Chip>
        )}
        {finding.verdict === null && may('alert.work') && (
          <>
            <Button small icon="check" busy={judge.isPending} onClick={() => say('confirmed')}>
              {t('equipment.confirm')}
            </Button>
            <Button small kind="quiet" icon="x" busy={judge.isPending} onClick={() => say('false')}>
              {t('equipment.false')}
            </Button>
          </>
        )}
      </div>
      <VerbNotice error={judge.error} onReload={onReload} />
    </div>
  );
}
