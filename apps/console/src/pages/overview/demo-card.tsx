import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import {
  ApiProblem,
  Button,
  Card,
  ErrorNotice,
  Field,
  Notice,
  Select,
  useDynamicT,
  useRoute,
  useVerb,
} from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';

/** Demo only: a fault begins on a simulated unit, and the whole chain can be watched from here. */
export function DemoCard(): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const kinds = useRoute(routes.listFaultKinds, {}, { staleTime: Infinity });
  const trigger = useVerb(routes.triggerFault);
  const [chosen, setChosen] = useState('');
  const options = (kinds.data?.items ?? []).map(({ kind, family }) => ({
    value: kind,
    label: `${word('family', family)}: ${word('overview.fault', kind)}`,
  }));
  const kind = chosen || options[0]?.value || '';
  return (
    <Card title={t('overview.demo')}>
      <form
        className="co-stack"
        onSubmit={event => {
          event.preventDefault();
          if (kind) trigger.mutate({ body: { kind } });
        }}
      >
        <p className="co-muted">{t('overview.demoHint')}</p>
        <ErrorNotice error={kinds.error} />
        <Field label={t('overview.faultKind')}>
          <Select
            value={kind}
            options={options}
            disabled={options.length === 0}
            onChange={event => {
              setChosen(event.target.value);
              trigger.reset();
            }}
          />
        </Field>
        <Button type="submit" icon="bolt" busy={trigger.isPending} disabled={!kind}>
          {t('overview.begin')}
        </Button>
        {trigger.data && (
          <Notice tone="good">
            {t('overview.begun')}{' '}
            <Link to={`/equipment/${trigger.data.equipmentId}`}>{trigger.data.serialNumber}</Link>
          </Notice>
        )}
        {trigger.error &&
          (trigger.error instanceof ApiProblem && trigger.error.code === 'simulator-away' ? (
            <Notice tone="warn">{t('overview.simulatorAway')}</Notice>
          ) : (
            <ErrorNotice error={trigger.error} />
          ))}
      </form>
    </Card>
  );
}
