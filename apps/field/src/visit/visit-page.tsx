import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { VisitBrief } from '#contracts';
import { IconButton, Notice, Skeleton, StatusChip, Tabs, UrgencyMark, useFormat, useRoute } from '#ui';
import { useT } from '../i18n';
import { navigate } from '../routing';
import { Brief } from './brief';
import { Checklist } from './checklist';
import { Help } from './help';
import { NextStep } from './next-step';
import { NotHere } from './not-here';
import { Record } from './record';
import { openMandatory } from './steps';

type Part = 'brief' | 'checklist' | 'record' | 'help';

/** One visit: everything that is known on four tabs, and the next step always under the thumb. */
export default function VisitPage({ id }: { id: string }): ReactNode {
  const brief = useRoute(routes.visitBrief, { params: { id } });
  if (brief.error && !brief.data) return <NotHere error={brief.error} onRetry={() => void brief.refetch()} />;
  if (!brief.data) return <Skeleton lines={10} />;
  return <Inside brief={brief.data} />;
}

function Inside({ brief }: { brief: VisitBrief }): ReactNode {
  const t = useT();
  const format = useFormat();
  const { visit, workOrder } = brief;
  const isAtWork = visit.status === 'working' || visit.status === 'paused';
  const [part, setPart] = useState<Part>(isAtWork ? 'checklist' : 'brief');
  const parts: Record<Part, ReactNode> = {
    brief: <Brief brief={brief} />,
    checklist: <Checklist visit={visit} workOrder={workOrder} />,
    record: <Record brief={brief} />,
    help: <Help brief={brief} />,
  };
  const open = openMandatory(workOrder.tasks);
  return (
    <div className="fi-visit">
      <header className="fi-top">
        <IconButton icon="chevronLeft" label={t('visit.back')} onClick={() => navigate('/')} />
        <div className="co-grow">
          <p className="fi-number">
            <span className="co-mono">{workOrder.number}</span>{' '}
            <StatusChip kind="visit" status={visit.status} />
          </p>
          <h1 className="fi-title">
            <UrgencyMark urgency={workOrder.urgency} size={18} /> {workOrder.title}
          </h1>
          <p className="co-muted">
            {format.window(visit.start, visit.end, { zone: workOrder.timeZone, day: true })} ·{' '}
            {workOrder.siteName}
          </p>
        </div>
      </header>
      {workOrder.safety && <Notice tone="bad">{t('visit.safety')}</Notice>}
      <Tabs<Part>
        label={workOrder.number}
        value={part}
        onChange={setPart}
        tabs={[
          { value: 'brief', label: t('visit.brief'), icon: 'info' },
          {
            value: 'checklist',
            label: t('visit.checklist'),
            icon: 'clipboard',
            count: open > 0 ? open : undefined,
          },
          { value: 'record', label: t('visit.record'), icon: 'camera' },
          { value: 'help', label: t('visit.help'), icon: 'book' },
        ]}
      >
        <div className="fi-part">{parts[part]}</div>
      </Tabs>
      <NextStep visit={visit} workOrder={workOrder} />
    </div>
  );
}
