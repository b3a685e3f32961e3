import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { Visit, VisitEvent, WorkOrder } from '#contracts';
import { Button, Notice, useToasts, useVerb } from '#ui';
import type { IconName } from '#ui';
import { useT } from '../i18n';
import { useSharing } from '../position/sharing';
import { navigate } from '../routing';
import { ReasonSheet } from './reason-sheet';
import type { Reasoned } from './reason-sheet';
import { openMandatory, stepsFrom } from './steps';

const plain = {
  accept: routes.acceptVisit,
  'start-travel': routes.startTravel,
  arrive: routes.arrive,
  'start-work': routes.startWork,
  pause: routes.pauseVisit,
  resume: routes.resumeVisit,
} as const;
type Plain = keyof typeof plain;
const isPlain = (event: VisitEvent): event is Plain => event in plain;
const isReasoned = (event: VisitEvent): event is Reasoned =>
  event === 'decline' || event === 'leave-incomplete' || event === 'report-no-access';
const icons: Partial<Record<VisitEvent, IconName>> = {
  accept: 'check',
  'start-travel': 'car',
  arrive: 'mapPin',
  'start-work': 'wrench',
  complete: 'checkCircle',
  resume: 'play',
  pause: 'pause',
  decline: 'ban',
  'leave-incomplete': 'flag',
  'report-no-access': 'door',
};
/** What the phone's own clock says: kept beside the server's. */
const deviceTime = (): string => new Date().toISOString();
const refreshed = [routes.visitBrief, routes.listVisits];
const over = {
  completed: 'over.completed',
  incomplete: 'over.incomplete',
  no_access: 'over.no_access',
  declined: 'over.declined',
  canceled: 'over.canceled',
} as const;

/** The bar at the bottom: one large step forward, the others beside it. */
export function NextStep({ visit, workOrder }: { visit: Visit; workOrder: WorkOrder }): ReactNode {
  const t = useT();
  const toasts = useToasts();
  const sharing = useSharing();
  const [asked, setAsked] = useState<Reasoned | null>(null);
  const { next, beside } = stepsFrom(visit.status);
  const verbs = {
    accept: useVerb(plain.accept, { invalidates: refreshed }),
    'start-travel': useVerb(plain['start-travel'], { invalidates: refreshed }),
    arrive: useVerb(plain.arrive, { invalidates: refreshed }),
    'start-work': useVerb(plain['start-work'], { invalidates: refreshed }),
    pause: useVerb(plain.pause, { invalidates: refreshed }),
    resume: useVerb(plain.resume, { invalidates: refreshed }),
  };
  const take = (event: VisitEvent): void => {
    if (event === 'complete') navigate(`/visits/${visit.id}/finish`);
    else if (isReasoned(event)) setAsked(event);
    else if (isPlain(event)) {
      if (event === 'start-travel') sharing.turn(true);
      const position = sharing.last();
      const body = {
        version: visit.version,
        deviceTime: deviceTime(),
        ...(position ? { position } : {}),
      };
      verbs[event].mutate({ params: { id: visit.id }, body }, { onError: toasts.fail });
    }
  };
  const isBusy = Object.values(verbs).some(verb => verb.isPending);
  if (visit.status in over) {
    const said = Object.entries(over).find(([status]) => status === visit.status)?.[1];
    return (
      <div className="fi-bar">
        {said && <Notice tone={visit.status === 'completed' ? 'good' : 'info'}>{t(said)}</Notice>}
      </div>
    );
  }
  const open = openMandatory(workOrder.tasks);
  return (
    <div className="fi-bar">
      {visit.status === 'working' && (
        <p className="fi-bar__hint">{open > 0 ? t('task.open', { count: open }) : t('task.allDone')}</p>
      )}
      {next && (
        <Button
          kind="primary"
          wide
          icon={icons[next]}
          className="fi-bar__main"
          busy={isBusy}
          onClick={() => take(next)}
        >
          {t(`do.visit.${next}`)}
        </Button>
      )}
      {beside.length > 0 && (
        <div className="fi-bar__beside">
          {beside.map(event => (
            <Button key={event} kind="quiet" icon={icons[event]} onClick={() => take(event)}>
              {t(`do.visit.${event}`)}
            </Button>
          ))}
        </div>
      )}
      <ReasonSheet visit={visit} asked={asked} onClose={() => setAsked(null)} />
    </div>
  );
}
