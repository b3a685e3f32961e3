import type { ReactNode } from 'react';
import { Urgency } from '#contracts';
import { Checkbox, Field, Select, useDynamicT } from '#ui';
import { useT } from '../../i18n';
import { opensFromOf } from './rule-draft';
import type { RuleDraft } from './rule-draft';

type Opens = Pick<RuleDraft, 'levels' | 'opensRequest' | 'opensWorkOrder' | 'opensFrom'>;

/** What an alert of a rule does by itself, and from which of its severities on. */
export function OpensFields({
  draft,
  onChange,
}: {
  draft: Opens;
  onChange: (part: Partial<Opens>) => void;
}): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const severities = draft.levels.map(({ urgency }) => urgency);
  return (
    <div className="cs-form__wide cs-rule-opens">
      <Checkbox
        label={t('alerts.opensRequestLabel')}
        checked={draft.opensRequest}
        onChange={event => onChange({ opensRequest: event.target.checked })}
      />
      <Checkbox
        label={t('alerts.opensOrderLabel')}
        hint={t('alerts.opensOrderHint')}
        disabled={!draft.opensRequest}
        checked={draft.opensRequest && draft.opensWorkOrder}
        onChange={event => onChange({ opensWorkOrder: event.target.checked })}
      />
      {severities.length > 1 && draft.opensRequest && (
        <Field label={t('alerts.opensFromLabel')} hint={t('alerts.opensFromHint')}>
          <Select
            value={opensFromOf(draft)}
            options={[
              ...severities.slice(0, -1).map(value => ({ value, label: word('urgency', value) })),
              { value: 'low', label: t('alerts.opensAlways') },
            ]}
            onChange={event => {
              const opensFrom = Urgency.options.find(one => one === event.target.value);
              if (opensFrom) onChange({ opensFrom });
            }}
          />
        </Field>
      )}
    </div>
  );
}
