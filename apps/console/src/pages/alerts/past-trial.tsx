import { useState } from 'react';
import type { ReactNode } from 'react';
import { backtestDays, routes } from '#contracts';
import type { EquipmentModel, NewBacktest } from '#contracts';
import { Button, ErrorState, Field, IconButton, SegmentedControl, Skeleton, useVerb } from '#ui';
import { useT } from '../../i18n';
import { Picker } from '../parts/picker';
import type { PickerOption } from '../parts/picker';
import { useUnitSearch } from '../parts/use-unit-search';
import { PastResult } from './past-result';
import { decisionOf, isKey } from './rule-draft';
import type { RuleDraft } from './rule-draft';
import type { Problems } from './rule-problem';
import './past-trial.css';

export interface PastTrialProps {
  /** The saved rule: where it is another one, that is tried. */
  ruleId: string | null;
  draft: RuleDraft;
  model: EquipmentModel;
  /** What has to be put right before it can be tried. */
  onProblems: (problems: Problems) => void;
}

/** Tries the rule as it stands in the editor on what the units have sent before, and stores nothing. */
export function PastTrial({ ruleId, draft, model, onProblems }: PastTrialProps): ReactNode {
  const t = useT();
  const [days, setDays] = useState<NewBacktest['days']>(7);
  const [unit, setUnit] = useState<PickerOption | null>(null);
  const units = useUnitSearch(model.id);
  const trial = useVerb(routes.backtestAlertRule);
  const tried = trial.variables?.body;

  const where = {
    modelId: model.id,
    ruleId,
    equipmentId: unit?.id ?? null,
    days,
    ...(isKey(draft.faultKey) && { faultKey: draft.faultKey }),
  };
  const run = (): void => {
    const { decision, problems } = decisionOf(draft, model);
    onProblems(problems ?? {});
    if (decision) trial.mutate({ body: { ...decision, ...where } });
  };
  const { decision } = decisionOf(draft, model);
  const isStale = JSON.stringify(decision && { ...decision, ...where }) !== JSON.stringify(tried);
  return (
    <section className="cs-form__wide cs-past" aria-label={t('alerts.past.title')}>
      <div>
        <h4>{t('alerts.past.title')}</h4>
        <p className="co-faint">{t('alerts.past.hint')}</p>
      </div>
      <div className="cs-past__ask">
        <Field label={t('noun.equipment')} className="cs-past__unit">
          <Picker {...units} chosen={unit} onChoose={setUnit} placeholder={t('alerts.past.anyUnit')} />
        </Field>
        {unit && <IconButton icon="x" label={t('alerts.past.anyUnit')} onClick={() => setUnit(null)} />}
        <SegmentedControl
          label={t('alerts.past.period')}
          value={String(days)}
          onChange={text => setDays(backtestDays.find(one => String(one) === text) ?? 7)}
          options={backtestDays.map(one => ({
            value: String(one),
            label: t('alerts.past.days', { count: one }),
          }))}
        />
        <Button icon="play" busy={trial.isPending} onClick={run}>
          {t('alerts.past.try')}
        </Button>
      </div>
      {trial.isPending && <Skeleton height={200} />}
      {trial.error && <ErrorState error={trial.error} onRetry={run} />}
      {trial.data && <PastResult result={trial.data} model={model} isStale={isStale} />}
    </section>
  );
}
