import { useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { AlertRule, RuleOverrides } from '#contracts';
import { Button, Chip, Dialog, EmptyState, ErrorState, Skeleton, useRoute, useSharedT } from '#ui';
import { useT } from '../../../i18n';
import { useMay } from '../../../session';
import { useModels } from '../../parts/use-models';
import { useRuleText } from '../use-rule-text';
import { draftOf, newOverride } from './override-draft';
import type { OverrideDraft } from './override-draft';
import { OverrideForm } from './override-form';
import { OverrideRow } from './override-row';
import { useOverrideVerbs } from './use-override-verbs';
import './overrides.css';

export interface OverridesDialogProps {
  rule: AlertRule;
  /** The unit for which it is to be another one: its override is opened, or a new one for it. */
  unitId: string | null;
  onClose: () => void;
}

/** For whom the rule is another one: customers, sites and units, and what differs there. */
export function OverridesDialog({ rule, unitId, onClose }: OverridesDialogProps): ReactNode {
  const may = useMay();
  const overrides = useRoute(routes.listRuleOverrides, { params: { id: rule.id } });
  const isEditor = may('alert-rule.change');
  const asked = isEditor && unitId !== null ? { params: { id: unitId } } : 'skip';
  const unit = useRoute(routes.getEquipment, asked);
  const [edited, setEdited] = useState<OverrideDraft | 'unit' | null>(asked === 'skip' ? null : 'unit');
  const { data } = overrides;
  const draft = edited === 'unit' ? data && unit.data && draftFor(data, unit.data) : edited;
  if (data && draft)
    return <OverrideForm rule={rule} overrides={data} draft={draft} onDone={() => setEdited(null)} />;
  const failed = [overrides, unit].find(query => query.error && !query.data);
  return (
    <Listed rule={rule} onClose={onClose} onAdd={isEditor && data && (() => setEdited(newOverride('site')))}>
      {failed && <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && data && edited === null && (
        <List rule={rule} overrides={data} onEdit={isEditor ? setEdited : undefined} />
      )}
      {!failed && (!data || edited !== null) && <Skeleton lines={4} />}
    </Listed>
  );
}

/** One place has one override: what is there already is changed. */
function draftFor({ items }: RuleOverrides, unit: { id: string; serialNumber: string }): OverrideDraft {
  const there = items.find(one => one.scope === 'unit' && one.scopeId === unit.id);
  return there ? draftOf(there) : newOverride('unit', { id: unit.id, name: unit.serialNumber });
}

interface ListedProps {
  rule: AlertRule;
  onClose: () => void;
  onAdd: (() => void) | false | undefined;
  children: ReactNode;
}

function Listed({ rule, onClose, onAdd, children }: ListedProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const text = useRuleText();
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('overrides.titleOf', { name: rule.name })}
      footer={
        <>
          <Button onClick={onClose}>{shared('common.close')}</Button>
          {onAdd && (
            <Button kind="primary" icon="plus" onClick={onAdd}>
              {t('overrides.add')}
            </Button>
          )}
        </>
      }
    >
      <p className="cs-overrides__rule">
        <span className="co-faint">{t('overrides.ruleItself')}</span> {text.rule(rule)}
        {!rule.active && (
          <Chip tone="neutral" icon="pause" bare>
            {t('alerts.inactive')}
          </Chip>
        )}
      </p>
      {children}
    </Dialog>
  );
}

interface ListProps {
  rule: AlertRule;
  overrides: RuleOverrides;
  onEdit: ((draft: OverrideDraft) => void) | undefined;
}

function List({ rule, overrides: { items, rule: own }, onEdit }: ListProps): ReactNode {
  const t = useT();
  const { byId } = useModels();
  const { takeOut, tidy, isBusy } = useOverrideVerbs(own);
  if (items.length === 0)
    return <EmptyState icon="layers" title={t('overrides.none')} text={t('overrides.noneHint')} />;
  return (
    <>
      <ul className="cs-overrides" aria-label={t('overrides.title')}>
        {items.map(one => (
          <OverrideRow
            key={one.id}
            override={one}
            rule={own}
            model={byId(rule.modelId)}
            isBusy={isBusy}
            onEdit={onEdit && (() => onEdit(draftOf(one)))}
            onTakeOut={() => takeOut(one)}
            onTidy={() => tidy(one)}
          />
        ))}
      </ul>
      {items.length > 1 && <p className="co-faint">{t('overrides.nearest')}</p>}
    </>
  );
}
