import type { ReactNode } from 'react';
import { isHeldInCircle, routes } from '#contracts';
import type { AlertRule } from '#contracts';
import { Checkbox, Field, TextInput, useList } from '#ui';
import { useT } from '../../i18n';
import { keysIn, mostKeys } from './rule-draft';
import type { RuleDraft } from './rule-draft';

type Held = Pick<RuleDraft, 'modelId' | 'faultKey' | 'suppressedBy'>;

export interface HeldBackFieldsProps {
  draft: Held;
  /** Fault keys, parted by commas. */
  onChange: (suppressedBy: string) => void;
  error: string | undefined;
}

/** Which faults explain the one of this rule: those of its model to tick, those of units above by their keys. */
export function HeldBackFields({ draft, onChange, error }: HeldBackFieldsProps): ReactNode {
  const t = useT();
  const { modelId } = draft;
  const { rows } = useList(
    routes.listAlertRules,
    { query: { limit: 200, modelId } },
    { enabled: modelId !== '' },
  );
  const keys = keysIn(draft.suppressedBy);
  const choices = choicesOf(rows, draft.faultKey, keys);
  const turn = (key: string, isHeld: boolean): void =>
    onChange((isHeld ? [...keys, key] : keys.filter(one => one !== key)).join(', '));
  return (
    <>
      {choices.length > 0 && (
        <fieldset className="cs-conditions cs-form__wide">
          <legend className="co-label">{t('alerts.heldBackWhile')}</legend>
          {choices.map(({ id, name, faultKey }) => (
            <Checkbox
              key={id}
              label={name}
              checked={keys.includes(faultKey)}
              disabled={!keys.includes(faultKey) && keys.length >= mostKeys}
              onChange={event => turn(faultKey, event.target.checked)}
            />
          ))}
        </fieldset>
      )}
      <Field
        className="cs-form__wide"
        label={t('alerts.suppressedBy')}
        hint={t('alerts.suppressedByHint')}
        error={error}
        optional
      >
        <TextInput
          maxLength={500}
          value={draft.suppressedBy}
          onChange={event => onChange(event.target.value)}
        />
      </Field>
    </>
  );
}

/** What is ticked can be let go of; beside that, what closes no circle. */
export const choicesOf = <R extends Pick<AlertRule, 'faultKey' | 'suppressedBy'>>(
  rules: readonly R[],
  faultKey: string,
  keys: readonly string[],
): R[] => {
  const others = rules.filter(rule => rule.faultKey !== faultKey);
  return others.filter(
    rule =>
      keys.includes(rule.faultKey) || !isHeldInCircle({ faultKey, suppressedBy: [rule.faultKey] }, others),
  );
};
