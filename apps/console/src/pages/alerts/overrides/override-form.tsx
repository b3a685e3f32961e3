import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { OverrideScope, routes } from '#contracts';
import type { AlertRule, RuleOverrides, Threshold } from '#contracts';
import { ApiProblem, Button, Dialog, Field, Notice, routeKey, SegmentedControl, TextInput } from '#ui';
import { useSharedT, useToasts, useVerb } from '#ui';
import { useT } from '../../../i18n';
import { useModels } from '../../parts/use-models';
import { VerbNotice } from '../../parts/verb-notice';
import { fieldText } from '../numbers';
import { useFirstProblem } from '../use-first-problem';
import { useRuleText } from '../use-rule-text';
import { draftOf, keyOf, overrideOf, watches } from './override-draft';
import type { OverrideDraft, OverrideProblems } from './override-draft';
import { PlacePicker } from './place-picker';
import { refusedAt } from './refused-at';
import { staleOverrides } from './use-override-verbs';
import { useThresholdText } from './use-threshold-text';

export interface OverrideFormProps {
  rule: AlertRule;
  overrides: RuleOverrides;
  draft: OverrideDraft;
  /** Saved or given up. */
  onDone: () => void;
}

/** Where the rule is another one and what differs there, each number beside that of the rule. */
export function OverrideForm({ rule, overrides, draft: first, onDone }: OverrideFormProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const toasts = useToasts();
  const queries = useQueryClient();
  const { byId } = useModels();
  const text = useThresholdText(byId(rule.modelId));
  const { time } = useRuleText();
  const [draft, setDraft] = useState(first);
  const [problems, setProblems] = useState<OverrideProblems>({});
  const form = useFirstProblem(problems);
  const own = overrides.rule;
  const isNew = first.replaces === null;
  const set = (part: Partial<OverrideDraft>): void => setDraft(before => ({ ...before, ...part }));
  const put = useVerb(routes.putRuleOverride, {
    invalidates: staleOverrides,
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t('overrides.saved', { place: draft.place?.name ?? '' }) });
      onDone();
    },
    onError: () => void queries.invalidateQueries({ queryKey: routeKey(routes.listRuleOverrides) }),
  });
  const sent = put.variables?.body.thresholds ?? [];
  const refused = put.error instanceof ApiProblem ? refusedAt(put.error, sent) : {};
  const isAtFields = Object.keys(refused).length > 0;
  const textOf = (field: string): string | undefined => {
    const problem = problems[field] ?? refused[field];
    return problem && t(`alerts.problem.${problem}`);
  };
  const save = (): void => {
    const made = overrideOf(draft, own);
    setProblems(made.problems ?? {});
    if (made.override) put.mutate({ params: { id: rule.id }, body: made.override });
  };
  const there = overrides.items.find(
    one => one.scope === draft.scope && one.scopeId === draft.place?.id && draft.place,
  );
  const reload = (): void => {
    put.reset();
    if (there) setDraft(draftOf(there));
  };
  const choose = (place: OverrideDraft['place']): void => {
    const known = overrides.items.find(one => one.scope === draft.scope && one.scopeId === place?.id);
    put.reset();
    // One place has one override: what is there already is changed.
    setDraft(known ? draftOf(known) : { ...draft, place, replaces: null });
  };
  const numberField = (one: Threshold): ReactNode => (
    <Field
      key={keyOf(one)}
      className="cs-override-number"
      label={text.sentence(one)}
      error={textOf(keyOf(one))}
    >
      <TextInput
        inputMode="decimal"
        maxLength={20}
        placeholder={fieldText(one.type, one.value)}
        value={draft.numbers[keyOf(one)] ?? ''}
        after={<span className="co-faint">{text.unit(one)}</span>}
        onChange={event => set({ numbers: { ...draft.numbers, [keyOf(one)]: event.target.value } })}
      />
    </Field>
  );
  return (
    <Dialog
      open
      onClose={onDone}
      title={
        isNew
          ? t('overrides.newFor', { name: rule.name })
          : t('overrides.changeFor', { name: rule.name, place: first.place?.name ?? '' })
      }
      footer={
        <>
          <Button onClick={onDone}>{shared('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="rule-override" busy={put.isPending}>
            {shared('common.save')}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id="rule-override"
        className="co-stack"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        {put.error && !isAtFields && (
          <VerbNotice error={put.error} subject={{ type: 'alert-rule', id: rule.id }} onReload={reload} />
        )}
        {isNew && (
          <>
            <SegmentedControl
              label={t('overrides.where')}
              value={draft.scope}
              onChange={scope => setDraft({ ...draft, scope, place: null, replaces: null })}
              options={OverrideScope.options.map(value => ({ value, label: t(`overrides.scope.${value}`) }))}
            />
            <PlacePicker
              key={draft.scope}
              scope={draft.scope}
              modelId={rule.modelId}
              chosen={draft.place}
              onChoose={choose}
              hint={there ? t('overrides.isThere') : undefined}
              error={textOf('place')}
            />
          </>
        )}
        <fieldset className="cs-override-numbers">
          <legend className="co-label">{t('overrides.differs')}</legend>
          <p className="co-faint">{t('overrides.differsHint')}</p>
          {own.thresholds.map(numberField)}
          {own.seconds !== null && (
            <Field
              className="cs-override-number"
              label={t('overrides.lasting', { time: time(own.seconds) })}
              error={textOf('seconds')}
            >
              <TextInput
                inputMode="numeric"
                maxLength={6}
                placeholder={String(own.seconds)}
                value={draft.seconds}
                after={<span className="co-faint">s</span>}
                onChange={event => set({ seconds: event.target.value })}
              />
            </Field>
          )}
        </fieldset>
        <div className="cs-override-watch">
          <span className="co-label">{t('overrides.watch')}</span>
          <SegmentedControl
            label={t('overrides.watch')}
            value={draft.watch}
            onChange={watch => set({ watch })}
            options={watches.map(value => ({ value, label: t(`overrides.watch.${value}`) }))}
          />
          {draft.watch === 'off' && <p className="co-faint">{t('overrides.offHint')}</p>}
        </div>
        {problems['nothing'] && <Notice tone="bad">{textOf('nothing')}</Notice>}
      </form>
    </Dialog>
  );
}
