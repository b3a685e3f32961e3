import type { ReactNode } from 'react';
import type { AnomalyScore, Metric } from '#contracts';
import { Chip, EmptyState, ErrorState, Skeleton, useFormat } from '#ui';
import { useT } from '../../i18n';
import { useReadingText } from '../parts/use-reading-text';
import { toldScore, weightOf } from './score-view';
import type { Scores } from './use-scores';

export interface ScoreTextProps {
  scores: Scores;
  metric: Metric;
  /** That was pointed at on the chart; null: none yet. */
  moment: number | null;
  zone: string;
}

/** One score in words, with what the reading was compared with; or why there is none yet. */
export function ScoreText({ scores, metric, moment, zone }: ScoreTextProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const reading = useReadingText();
  const { data, error, isLoading, retry } = scores;
  if (error) return <ErrorState error={error} onRetry={retry} />;
  if (isLoading || !data) return <Skeleton lines={2} />;
  if (data.learned < data.toLearn)
    return (
      <EmptyState
        icon="chart"
        title={t('equipment.scoreLearning', { learned: data.learned, toLearn: data.toLearn })}
        text={t('equipment.scoreLearningHint')}
      />
    );
  const told = toldScore(data.items, moment);
  if (!told) return <p className="co-muted">{t('equipment.scoreNone')}</p>;

  const value = (number: number): string => reading(number, metric.unit);
  const weight = weightOf(told.score, data.thresholds);
  return (
    <div className="cs-pastscore">
      <p>
        {moment === null && <span className="co-faint">{t('equipment.scoreHighest')} </span>}
        <b>
          {t('equipment.scoreAt', {
            time: format.dateTime(told.at, { zone }),
            value: value(told.value),
            score: format.number(told.score, { maximumFractionDigits: 2 }),
          })}
        </b>{' '}
        <Chip tone={weight === 'usual' ? 'good' : 'warn'} bare>
          {t(`equipment.score.${weight}`)}
        </Chip>
      </p>
      <p className="co-muted">{comparedWith(told, value, t)}</p>
      {data.shortenedTo !== null && (
        <p className="co-faint">
          {t('equipment.scoreShortened', { time: format.dateTime(data.shortenedTo, { zone }) })}
        </p>
      )}
    </div>
  );
}

function comparedWith(
  { baseline, usual, expected }: AnomalyScore,
  value: (number: number) => string,
  t: ReturnType<typeof useT>,
): string {
  if (baseline !== 'range' && expected !== null)
    return t(`equipment.scoreBy.${baseline}`, { expected: value(expected) });
  return usual ? t('equipment.scoreBy.range', { low: value(usual.low), high: value(usual.high) }) : '';
}
