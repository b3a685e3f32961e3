import type { ReactNode } from 'react';
import type { EquipmentModel, OverridableRule, RuleOverride } from '#contracts';
import { Button, Chip, Icon, IconButton } from '#ui';
import type { IconName } from '#ui';
import { useT } from '../../../i18n';
import { useRuleText } from '../use-rule-text';
import { partsOf } from './override-draft';
import { useThresholdText } from './use-threshold-text';

const icons: Record<RuleOverride['scope'], IconName> = { customer: 'building', site: 'mapPin', unit: 'cpu' };

export interface OverrideRowProps {
  override: RuleOverride;
  rule: OverridableRule;
  model: EquipmentModel | undefined;
  isBusy: boolean;
  /** Left out: may be read only. */
  onEdit?: (() => void) | undefined;
  onTakeOut: () => void;
  onTidy: () => void;
}

/** One place where the rule is another one: each number beside the rule's own. */
export function OverrideRow(props: OverrideRowProps): ReactNode {
  const { override, rule, model, isBusy, onEdit, onTakeOut, onTidy } = props;
  const t = useT();
  const text = useThresholdText(model);
  const { time } = useRuleText();
  const { scope, scopeName, active, units } = override;
  const { numbers, seconds, lostNumbers, lostSeconds } = partsOf(override, rule);
  const lost = [
    ...lostNumbers.map(text.sentence),
    ...(lostSeconds === null ? [] : [t('overrides.lasting', { time: time(lostSeconds) })]),
  ];
  return (
    <li className="cs-override">
      <Icon name={icons[scope]} size={18} />
      <div className="cs-override__text">
        <p className="cs-override__place">
          <b>{scopeName}</b>
          <small className="co-faint">
            {t(`overrides.scope.${scope}`)}
            {scope !== 'unit' && ` · ${t('overrides.units', { count: units })}`}
          </small>
          {active !== null && (
            <Chip tone={active ? 'good' : 'neutral'} icon={active ? 'check' : 'pause'} bare>
              {t(active ? 'overrides.on' : 'overrides.off')}
            </Chip>
          )}
        </p>
        {numbers.map(({ rule: own, here }) => (
          <p key={text.sentence(here)}>
            {text.sentence(here)}{' '}
            <span className="co-faint">{t('overrides.ofRule', { value: text.value(own) })}</span>
          </p>
        ))}
        {seconds && (
          <p>
            {t('overrides.lasting', { time: time(seconds.here) })}{' '}
            <span className="co-faint">{t('overrides.ofRule', { value: time(seconds.rule) })}</span>
          </p>
        )}
        {lost.length > 0 && (
          <div className="cs-override__lost">
            <Icon name="alert" size={15} />
            <span>{t('overrides.lost', { numbers: lost.join('; '), count: lost.length })}</span>
            {onEdit && (
              <Button
                small
                disabled={isBusy}
                aria-label={t('overrides.tidyOf', { place: scopeName })}
                onClick={onTidy}
              >
                {t('overrides.tidy')}
              </Button>
            )}
          </div>
        )}
      </div>
      {onEdit && (
        <div className="cs-rule__do">
          <IconButton icon="edit" label={t('overrides.edit', { place: scopeName })} onClick={onEdit} />
          <IconButton
            icon="trash"
            label={t('overrides.takeOut', { place: scopeName })}
            disabled={isBusy}
            onClick={onTakeOut}
          />
        </div>
      )}
    </li>
  );
}
