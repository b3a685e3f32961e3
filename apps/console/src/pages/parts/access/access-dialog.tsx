import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { routes } from '#contracts';
import type { Site } from '#contracts';
import { Dialog, ErrorState, routeKey, Skeleton, useRoute, useSharedT, useToasts, useVerb } from '#ui';
import { FormDialog } from '../form-dialog';
import { useT } from '../../../i18n';
import { HoursFields } from '../../alerts/hours-fields';
import { useFirstProblem } from '../../alerts/use-first-problem';
import type { Problems } from '../../alerts/rule-problem';
import '../../alerts/rules.css';
import { VerbNotice } from '../verb-notice';
import { accessDraft, accessOf } from './access-draft';
import { ClosedDays } from './closed-days';

interface AccessDialogProps {
  siteId: string;
  onClose: () => void;
}

/** What is planned by the hours, and shows them. */
const stale = [
  routes.getSite,
  routes.listSites,
  routes.getWorkOrder,
  routes.listWorkOrders,
  routes.board,
  routes.candidates,
  routes.slots,
  routes.explain,
  routes.room,
];

/** When a site can be entered: hours of the week by its own clocks, and days on which it is closed. */
export function AccessDialog({ siteId, onClose }: AccessDialogProps): ReactNode {
  const t = useT();
  const site = useRoute(routes.getSite, { params: { id: siteId } });
  if (site.data) return <Editor site={site.data} onClose={onClose} />;
  return (
    <Dialog open wide title={t('noun.accessHours')} onClose={onClose}>
      {site.error ? (
        <ErrorState error={site.error} onRetry={() => void site.refetch()} />
      ) : (
        <Skeleton lines={4} />
      )}
    </Dialog>
  );
}

function Editor({ site, onClose }: { site: Site; onClose: () => void }): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const toasts = useToasts();
  const queries = useQueryClient();
  const [seen, setSeen] = useState(site);
  const [draft, setDraft] = useState(() => accessDraft(site.accessHours));
  const [problems, setProblems] = useState<Problems>({});
  const form = useFirstProblem(problems);
  const change = useVerb(routes.changeSite, {
    invalidates: stale,
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t('access.saved', { site: site.name }) });
      onClose();
    },
    onError: () => void queries.invalidateQueries({ queryKey: routeKey(routes.getSite) }),
  });
  const save = (): void => {
    const { access, problems: found } = accessOf(draft);
    setProblems(found);
    if (Object.keys(found).length > 0) return;
    change.mutate({ params: { id: site.id }, body: { version: seen.version, accessHours: access } });
  };
  const reload = (): void => {
    setSeen(site);
    setDraft(accessDraft(site.accessHours));
    change.reset();
  };
  return (
    <FormDialog
      wide
      onClose={onClose}
      title={`${t('noun.accessHours')} · ${site.name}`}
      action={shared('common.save')}
      busy={change.isPending}
      form={form}
      onSubmit={save}
    >
      {change.error && (
        <div className="cs-form__wide">
          <VerbNotice error={change.error} subject={{ type: 'site', id: site.id }} onReload={reload} />
        </div>
      )}
      <HoursFields
        hours={draft.hours}
        onChange={hours => setDraft({ ...draft, hours })}
        hasZone={false}
        words={{
          only: t('access.only'),
          hint: t('access.onlyHint', { zone: site.timeZone }),
          hours: t('access.hours'),
        }}
        problemOf={field => (problems[field] ? t(`alerts.problem.${problems[field]}`) : undefined)}
      />
      {draft.hours && (
        <ClosedDays days={draft.closedDays} onChange={closedDays => setDraft({ ...draft, closedDays })} />
      )}
    </FormDialog>
  );
}
