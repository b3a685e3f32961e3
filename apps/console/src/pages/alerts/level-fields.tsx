import type { ReactNode } from 'react';
import { Urgency } from '#contracts';
import type { EquipmentModel } from '#contracts';
import { Button, Field, IconButton, Select, useDynamicT } from '#ui';
import { useT } from '../../i18n';
import { ConditionFields } from './condition-fields';
import { inOrder, withOneMore } from './level-draft';
import type { LevelDraft } from './level-draft';
import { PatternFields } from './pattern-fields';

export interface LevelFieldsProps {
  levels: readonly LevelDraft[];
  model: EquipmentModel | undefined;
  onChange: (levels: readonly LevelDraft[]) => void;
  /** By the names of `levelsMeant`. */
  problemOf: (field: string) => string | undefined;
  /** What the server says of a field of the level at that place. */
  refusedAt: (index: number, field: 'urgency' | 'condition' | 'pattern') => string | undefined;
}

/** How severe an alert is when what holds: one level, or several of which the first that holds counts. */
export function LevelFields({ levels, model, onChange, problemOf, refusedAt }: LevelFieldsProps): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const change = (level: LevelDraft): void =>
    onChange(inOrder(levels.map(one => (one.id === level.id ? level : one))));
  return (
    <div className="cs-form__wide cs-levels">
      {levels.map((level, index) => {
        const name = word('urgency', level.urgency);
        return (
          <section
            key={level.id}
            className="cs-level"
            style={{ '--mark': `var(--urgency-${level.urgency})` }}
            aria-label={t('alerts.levelOf', { urgency: name })}
          >
            <div className="cs-level__head">
              <Field
                label={t('noun.urgency')}
                error={problemOf(`urgency.${level.id}`) ?? refusedAt(index, 'urgency')}
              >
                <Select
                  value={level.urgency}
                  options={Urgency.options.map(value => ({ value, label: word('urgency', value) }))}
                  onChange={event => {
                    const urgency = Urgency.options.find(one => one === event.target.value);
                    if (urgency) change({ ...level, urgency });
                  }}
                />
              </Field>
              {levels.length > 1 && (
                <IconButton
                  icon="trash"
                  label={t('alerts.removeLevel', { urgency: name })}
                  onClick={() => onChange(levels.filter(one => one.id !== level.id))}
                />
              )}
            </div>
            <ConditionFields
              label={t('alerts.ruleWhen')}
              model={model}
              draft={level.condition}
              onChange={condition => change({ ...level, condition })}
              problemOf={line => problemOf(`condition.${line.id}`)}
              error={refusedAt(index, 'condition')}
            />
            <PatternFields
              pattern={level.pattern}
              onChange={pattern => change({ ...level, pattern })}
              problemOf={field => problemOf(`${field}.${level.id}`) ?? refusedAt(index, 'pattern')}
            />
          </section>
        );
      })}
      {levels.length < Urgency.options.length && (
        <div className="cs-levels__add">
          <Button small icon="plus" onClick={() => onChange(withOneMore(levels))}>
            {t('alerts.addLevel')}
          </Button>
          <p className="co-faint">{t('alerts.levelsHint')}</p>
        </div>
      )}
    </div>
  );
}
