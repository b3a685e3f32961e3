import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { LessonSummary } from '#contracts';
import {
  Button,
  Card,
  Chip,
  EmptyState,
  ErrorState,
  Skeleton,
  useFormat,
  useList,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../../i18n';
import { Ago } from '../parts/moment';
import './lessons.css';

/** Fewer closed cases of a model teach nothing that may be used without a person. */
const ENOUGH = 200;

/** What closed cases have taught the assistant, by equipment model, beside what the rules do on the same cases. */
export function LessonsCard(): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const { rows, query, more } = useList(routes.listLessons, { query: { limit: 50 } });
  const learn = useVerb(routes.learnLessons, {
    onSuccess: () => toasts.show({ text: t('settings.learning') }),
    onError: toasts.fail,
  });
  // A model without a closed case has nothing to show yet.
  const begun = rows.filter(one => one.closedCases > 0 || one.lesson !== null);
  const isDue = rows.some(one => one.closedCases >= ENOUGH);
  return (
    <Card title={t('settings.lessons')}>
      <p className="co-faint">{t('settings.lessonsAbout', { count: ENOUGH })}</p>
      {query.error ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton lines={3} />
      ) : begun.length === 0 ? (
        <EmptyState title={t('settings.lessonsNone')} />
      ) : (
        <ul className="cs-plain">
          {begun.map(one => (
            <li key={one.id}>
              <Lesson {...one} />
            </li>
          ))}
        </ul>
      )}
      {more.available && (
        <Button small busy={more.busy} onClick={more.load}>
          {t('common.loadMore')}
        </Button>
      )}
      {isDue && (
        <Button busy={learn.isPending} onClick={() => learn.mutate({})}>
          {t('settings.learnNow')}
        </Button>
      )}
    </Card>
  );
}

function Lesson({ modelName, closedCases, lesson }: LessonSummary): ReactNode {
  const t = useT();
  const format = useFormat();
  if (!lesson)
    return (
      <div className="cs-lesson">
        <strong>{modelName}</strong>
        <Bar
          name={t('settings.closedCases', { count: closedCases })}
          share={Math.min(1, closedCases / ENOUGH)}
        />
        <span className="co-faint">
          {closedCases < ENOUGH
            ? t('settings.lessonMissing', { count: ENOUGH - closedCases })
            : t('settings.lessonTonight')}
        </span>
      </div>
    );
  return (
    <div className="cs-lesson">
      <span className="cs-lesson__head">
        <strong>{modelName}</strong>
        <Chip tone={lesson.isUsed ? 'good' : 'neutral'}>
          {t(lesson.isUsed ? 'settings.lessonUsed' : 'settings.lessonUnused')}
        </Chip>
      </span>
      <Bar name={t('settings.lessonRight')} share={lesson.right} text={format.percent(lesson.right)} isOurs />
      <Bar
        name={t('settings.rulesRight')}
        share={lesson.rulesRight}
        text={format.percent(lesson.rulesRight)}
      />
      <span className="co-faint">
        {lesson.accepted === 0
          ? t('settings.lessonUnsure')
          : t('settings.lessonAccepted', {
              accepted: format.percent(lesson.accepted),
              right: format.percent(lesson.acceptedRight),
            })}
        {' · '}
        {t('settings.lessonCases', { cases: lesson.cases, labels: lesson.labels })}
        {' · '}
        <Ago at={lesson.at} />
      </span>
    </div>
  );
}

function Bar(props: { name: string; share: number; text?: string; isOurs?: boolean }): ReactNode {
  const { name, share, text, isOurs = false } = props;
  return (
    <span className="cs-lesson__bar">
      <span>{name}</span>
      <span className="cs-lesson__track" aria-hidden>
        <span
          className={isOurs ? 'cs-lesson__fill cs-lesson__fill--ours' : 'cs-lesson__fill'}
          style={{ inlineSize: `${Math.round(share * 100)}%` }}
        />
      </span>
      <span className="cs-lesson__value">{text}</span>
    </span>
  );
}
