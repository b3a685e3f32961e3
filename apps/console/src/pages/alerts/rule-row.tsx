import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { levelsOf, routes } from '#contracts';
import type { AlertRule } from '#contracts';
import {
  Button,
  Chip,
  Icon,
  IconButton,
  routeKey,
  Switch,
  UrgencyMark,
  useDynamicT,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../../i18n';
import { useModels } from '../parts/use-models';
import { opensFromOf } from './rule-draft';
import { useHoursText } from './use-hours-text';
import { useRuleText } from './use-rule-text';

export interface RuleRowProps {
  rule: AlertRule;
  /** All rules of its model. */
  siblings: readonly AlertRule[];
  /** Left out: may be read only. */
  onEdit?: (() => void) | undefined;
  /** Where it is another one. */
  onOverrides: () => void;
  /** One came to let it be another one for a unit. */
  isForUnit: boolean;
}

/** One rule in words: when what holds, how urgent, what it opens. */
export function RuleRow({ rule, siblings, onEdit, onOverrides, isForUnit }: RuleRowProps): ReactNode {
  const t = useT();
  const text = useRuleText();
  const hoursText = useHoursText();
  const { byId } = useModels();
  const toasts = useToasts();
  const queries = useQueryClient();
  const sentence = text.rule(rule);
  // Many rules are named as they read.
  const saysItself = rule.name.trim().toLowerCase() === sentence.toLowerCase();
  const turn = useVerb(routes.changeAlertRule, {
    invalidates: [routes.listAlertRules],
    onError: error => {
      toasts.fail(error);
      void queries.invalidateQueries({ queryKey: routeKey(routes.listAlertRules) });
    },
  });
  return (
    <li className="cs-rule" data-active={rule.active}>
      <div className="cs-rule__text">
        {!saysItself && <b>{rule.name}</b>}
        {levelsOf(rule).map(level => (
          <p key={level.urgency}>
            {saysItself ? <strong>{sentence}</strong> : text.level(level, rule.modelId)}
            <span className="cs-rule__then">
              <Icon name="arrowRight" size={14} />
              <UrgencyMark urgency={level.urgency} label />
              <Opens rule={rule} />
            </span>
          </p>
        ))}
        {rule.overrides > 0 && (
          <small>
            <button type="button" className="cs-rule__overrides" onClick={onOverrides}>
              {t('alerts.overrides', { count: rule.overrides })}
            </button>
          </small>
        )}
        {rule.schedule && (
          <small className="co-faint">{t('alerts.watches', { hours: hoursText(rule.schedule) })}</small>
        )}
        {rule.allowedLatenessSeconds > 0 && (
          <small className="co-faint">
            {t('alerts.waitsFor', { time: text.time(rule.allowedLatenessSeconds) })}
          </small>
        )}
        {rule.suppressedBy.length > 0 && (
          <small className="co-faint">
            {t('alerts.quietBehind', {
              keys: rule.suppressedBy
                .map(key => siblings.find(one => one.faultKey === key)?.name ?? key)
                .join('; '),
            })}
          </small>
        )}
        {rule.clearCondition && (
          <small className="co-faint">
            {t('alerts.clearsWhen', { condition: text.condition(rule.clearCondition, byId(rule.modelId)) })}
          </small>
        )}
      </div>
      <div className="cs-rule__do">
        {onEdit && isForUnit ? (
          <Button small aria-label={t('equipment.changeRule', { name: rule.name })} onClick={onOverrides}>
            {t('equipment.changeHere')}
          </Button>
        ) : onEdit ? (
          <>
            <Switch
              label={<span className="co-sr">{t('alerts.activeOf', { name: rule.name })}</span>}
              checked={turn.isPending ? !rule.active : rule.active}
              disabled={turn.isPending}
              onChange={event =>
                turn.mutate({
                  params: { id: rule.id },
                  body: { version: rule.version, active: event.target.checked },
                })
              }
            />
            <IconButton
              icon="layers"
              label={t('overrides.titleOf', { name: rule.name })}
              onClick={onOverrides}
            />
            <IconButton icon="edit" label={t('alerts.editOf', { name: rule.name })} onClick={onEdit} />
          </>
        ) : (
          <Chip tone={rule.active ? 'good' : 'neutral'} icon={rule.active ? 'check' : 'pause'} bare>
            {t(rule.active ? 'alerts.active' : 'alerts.inactive')}
          </Chip>
        )}
      </div>
    </li>
  );
}

/** What an alert of it opens, and from which of its severities on. */
function Opens({ rule }: { rule: AlertRule }): ReactNode {
  const t = useT();
  const word = useDynamicT();
  if (!rule.opensRequest) return null;
  const from = opensFromOf({ levels: levelsOf(rule), opensFrom: rule.opensFrom });
  const [tone, icon, key] = rule.opensWorkOrder
    ? (['move', 'clipboard', 'alerts.opensBoth'] as const)
    : (['info', 'message', 'alerts.opensRequest'] as const);
  return (
    <Chip tone={tone} icon={icon} bare>
      {t(key)}
      {from !== 'low' && ` ${t('alerts.opensFrom', { urgency: word('urgency', from) })}`}
    </Chip>
  );
}
