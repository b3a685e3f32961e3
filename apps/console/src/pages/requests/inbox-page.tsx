import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { routes, ServiceRequestStatus } from '#contracts';
import { Button, EmptyState, useList } from '#ui';
import { useT } from '../../i18n';
import { PageTitle } from '../../layout/page-title';
import { isTyping } from '../../layout/typing';
import { navigate, useLocation, useSearchParams } from '../../routing';
import { useMay } from '../../session';
import type { PageProps } from '../define';
import { given, oneOf } from '../parts/filters';
import { stepOf } from './step';
import { sortOf, sorts, whichOf } from './which';
import { InboxList } from './inbox-list';
import { ReportDialog } from './report-dialog';
import { RequestDetail } from './request-detail';
import { useIsWide } from '../parts/use-is-wide';
import './requests.css';

/** The inbox: what came in on the left, what is known of one of them on the right. */
export default function InboxPage({ params: { id } }: PageProps): ReactNode {
  const t = useT();
  const may = useMay();
  const { search } = useLocation();
  const [params] = useSearchParams();
  const isWide = useIsWide();
  const [isReporting, setReporting] = useState(false);
  const status = oneOf(params.get('status'), ServiceRequestStatus.options);
  const which = whichOf(params.get('which'));
  const list = useList(routes.listRequests, {
    query: {
      limit: 50,
      sort: sorts[sortOf(params.get('sort'), which)],
      ...given({
        q: params.get('q'),
        status,
        open: which !== 'all' && !status,
        waiting: which === 'waiting',
        mine: which === 'mine',
      }),
    },
  });
  const { rows } = list;
  // Where there is room, something is always open; on a phone the list comes first. It stays the same one when a more
  // urgent request comes in above it: who reads must not find another under the finger.
  const [first, setFirst] = useState<string>();
  if (!rows.some(row => row.id === first) && rows[0] && rows[0].id !== first) setFirst(rows[0].id);
  const openId = id ?? (isWide ? first : undefined);
  const at = rows.findIndex(row => row.id === openId);

  const go = useRef<(event: KeyboardEvent) => void>(() => undefined);
  useEffect(() => {
    go.current = event => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open], [popover]:popover-open')) return;
      const next = stepOf(event.key, at, rows.length);
      const row = next === null ? undefined : rows[next];
      if (!row) return;
      event.preventDefault();
      if (next === rows.length - 1 && list.more.available && !list.more.busy) list.more.load();
      navigate(`/requests/${row.id}${search}`, { replace: true });
    };
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => go.current(event);
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);

  return (
    <div className="cs-inbox" data-open={id !== undefined}>
      <PageTitle text={t('requests.title')} />
      <section className="cs-inbox__list" aria-label={t('requests.list')}>
        <InboxList
          list={list}
          openId={openId}
          action={
            may('request.create') && (
              <Button small icon="plus" onClick={() => setReporting(true)}>
                {t('requests.report')}
              </Button>
            )
          }
        />
      </section>
      <section className="cs-inbox__detail">
        {openId ? (
          <RequestDetail key={openId} id={openId} />
        ) : (
          isWide && <EmptyState icon="message" title={t('requests.choose')} text={t('requests.chooseHint')} />
        )}
      </section>
      {isReporting && <ReportDialog onClose={() => setReporting(false)} />}
    </div>
  );
}
