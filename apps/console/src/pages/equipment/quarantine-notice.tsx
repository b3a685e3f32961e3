import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Equipment, QuarantinedMetric } from '#contracts';
import { Button, Notice, useFormat, useToasts, useVerb } from '#ui';
import { useT } from '../../i18n';
import { useMay } from '../../session';
import { useReadingText } from '../parts/use-reading-text';
import { VerbNotice } from '../parts/verb-notice';

interface QuarantineNoticeProps {
  unit: Equipment;
  quarantine: QuarantinedMetric;
  /** Of the metric. */
  title: string;
}

/** Why the values of a metric do not count, since when, and what can be done about it. */
export function QuarantineNotice({ unit, quarantine, title }: QuarantineNoticeProps): ReactNode {
  const t = useT();
  const may = useMay();
  const format = useFormat();
  const text = useReadingText();
  const toasts = useToasts();
  const { metric, reason, sentIn, since, value, converted } = quarantine;
  const end = useVerb(routes.endQuarantine, {
    invalidates: [routes.latestReadings, routes.readings, routes.anomalyScores, routes.equipmentHistory],
    onSuccess: answer =>
      toasts.show({
        tone: 'good',
        text:
          answer.sentIn === answer.unit
            ? t('equipment.countsAgain', { metric: title })
            : t('equipment.isConverted', { metric: title, unit: answer.sentIn }),
      }),
  });
  const say = (verdict: 'convert' | 'as-is'): void =>
    end.mutate({ params: { id: unit.id }, body: { metric, since, verdict } });
  const facts = {
    metric: title,
    unit: quarantine.unit,
    other: sentIn,
    since: format.dateTime(since, { zone: unit.timeZone }),
    value: text(value),
    converted: converted === null ? '' : text(converted, quarantine.unit),
  };
  return (
    <Notice tone="warn">
      <p>
        <b>{t('equipment.quarantineHead', facts)}</b>{' '}
        {t(reason === 'declared' ? 'equipment.quarantineDeclared' : 'equipment.quarantineLevel', facts)}{' '}
        {t('equipment.quarantineHint', facts)}
      </p>
      {may('alert.work') && (
        <p className="cs-readings__verdicts">
          {converted !== null && (
            <Button small busy={end.isPending} onClick={() => say('convert')}>
              {t('equipment.convertFrom', facts)}
            </Button>
          )}
          <Button small kind="quiet" busy={end.isPending} onClick={() => say('as-is')}>
            {t('equipment.takeAsIs', facts)}
          </Button>
        </p>
      )}
      <VerbNotice error={end.error} />
    </Notice>
  );
}
