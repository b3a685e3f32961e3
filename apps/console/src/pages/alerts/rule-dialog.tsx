import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { localized, routes } from '#contracts';
import type { AlertRule } from '#contracts';
import {
  ApiProblem,
  Button,
  Checkbox,
  Dialog,
  Field,
  routeKey,
  Select,
  TextInput,
  useLocale,
  useSharedT,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../../i18n';
import { useModels } from '../parts/use-models';
import { VerbNotice } from '../parts/verb-notice';
import { ConditionFields } from './condition-fields';
import { HeldBackFields } from './held-back-fields';
import { HoursFields } from './hours-fields';
import { newLevel, newLine } from './level-draft';
import { LevelFields } from './level-fields';
import { OpensFields } from './opens-fields';
import { PastTrial } from './past-trial';
import { refusedLevel } from './refused-level';
import { draftOf, keyOf, newDraft, ruleOf } from './rule-draft';
import type { RuleDraft } from './rule-draft';
import type { Problems } from './rule-problem';
import { useFirstProblem } from './use-first-problem';

export interface RuleDialogProps {
  /** null: a new one. */
  rule: AlertRule | null;
  /** Of a new rule, where one is known already. */
  modelId: string | null;
  onClose: () => void;
}

/** Makes or changes a rule; what is wrong stands at its field. */
export function RuleDialog({ rule, modelId, onClose }: RuleDialogProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const { locale } = useLocale();
  const toasts = useToasts();
  const queries = useQueryClient();
  const models = useModels();
  const [seen, setSeen] = useState(rule);
  const [draft, setDraft] = useState<RuleDraft>(() =>
    rule ? draftOf(rule) : newDraft(modelId ?? '', models.byId(modelId ?? '')?.metrics[0]?.key ?? ''),
  );
  const [problems, setProblems] = useState<Problems>({});
  const model = models.byId(draft.modelId);
  const set = (part: Partial<RuleDraft>): void => setDraft(before => ({ ...before, ...part }));
  const options = {
    invalidates: [routes.listAlertRules],
    onSuccess: (after: AlertRule) => {
      toasts.show({ tone: 'good', text: t('alerts.saved', { name: after.name }) });
      onClose();
    },
    onError: () => void queries.invalidateQueries({ queryKey: routeKey(routes.listAlertRules) }),
  };
  const create = useVerb(routes.createAlertRule, options);
  const change = useVerb(routes.changeAlertRule, options);
  const failure = create.error ?? change.error;
  const refused = failure instanceof ApiProblem ? failure : null;
  const isTaken = refused?.code === 'already-exists';
  const isCircle = refused?.code === 'held-in-circle';
  const level = refused && refusedLevel(refused);
  const form = useFirstProblem(level || isCircle ? refused : problems);
  const atFields =
    isTaken || isCircle || level || (refused?.code === 'input-invalid' && refused.errors.length > 0);

  const textOf = (field: string): string | undefined => {
    const problem = problems[field];
    if (problem) return t(`alerts.problem.${problem}`);
    const said = refused?.errorOf(`body/${field}`) ?? refused?.errorOf(field);
    return said && t('alerts.problem.unknown');
  };
  const save = (): void => {
    const made = ruleOf(draft, model);
    setProblems(made.problems ?? {});
    if (!made.rule) return;
    const { modelId: ofModel, faultKey, ...fields } = made.rule;
    if (seen) change.mutate({ params: { id: seen.id }, body: { ...fields, version: seen.version } });
    else create.mutate({ body: { ...fields, modelId: ofModel, faultKey, active: true } });
  };
  const reload = (): void => {
    if (!rule) return;
    setSeen(rule);
    setDraft(draftOf(rule));
    setProblems({});
    change.reset();
  };
  const chooseModel = (id: string): void => {
    const first = models.byId(id)?.metrics[0]?.key ?? '';
    set({ modelId: id, faultCode: '', levels: [newLevel(first)], clear: null });
  };
  const chooseFault = (code: string): void => {
    const urgency = model?.faultCodes.find(fault => fault.code === code)?.urgency;
    const [only, ...others] = draft.levels;
    const follows = !seen && urgency && only && others.length === 0;
    set({ faultCode: code, ...(follows && { levels: [{ ...only, urgency }] }) });
  };
  const rename = (name: string): void => {
    const follows = !seen && draft.faultKey === keyOf(draft.name);
    set({ name, ...(follows && { faultKey: keyOf(name) }) });
  };
  const firstMetric = draft.levels[0]?.condition.lines[0]?.metric ?? '';
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={seen ? t('alerts.editOf', { name: seen.name }) : t('alerts.newRule')}
      footer={
        <>
          <Button onClick={onClose}>{shared('common.cancel')}</Button>
          <Button kind="primary" type="submit" form="alert-rule" busy={create.isPending || change.isPending}>
            {shared('common.save')}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id="alert-rule"
        className="cs-form"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        {failure && !atFields && (
          <div className="cs-form__wide">
            <VerbNotice
              error={failure}
              {...(seen && { subject: { type: 'alert-rule', id: seen.id } })}
              onReload={reload}
            />
          </div>
        )}
        <Field label={t('common.name')} error={textOf('name')} className="cs-form__wide">
          <TextInput maxLength={200} value={draft.name} onChange={event => rename(event.target.value)} />
        </Field>
        <Field label={t('noun.model')} error={textOf('modelId')}>
          <Select
            disabled={seen !== null}
            value={draft.modelId}
            placeholder={draft.modelId ? undefined : t('alerts.chooseModel')}
            options={models.models.map(one => ({ value: one.id, label: one.name }))}
            onChange={event => chooseModel(event.target.value)}
          />
        </Field>
        <Field
          label={t('alerts.faultKey')}
          hint={t('alerts.faultKeyHint')}
          error={isTaken ? t('alerts.problem.taken') : textOf('faultKey')}
        >
          <TextInput
            maxLength={60}
            disabled={seen !== null}
            value={draft.faultKey}
            onChange={event => set({ faultKey: event.target.value })}
          />
        </Field>
        <LevelFields
          levels={draft.levels}
          model={model}
          onChange={levels => set({ levels })}
          problemOf={textOf}
          refusedAt={(index, field) => {
            if (level?.index === index && level.field === field) return t(`alerts.problem.${level.problem}`);
            return textOf(index === 0 ? field : `milderLevels/${index - 1}/${field}`);
          }}
        />
        <div className="cs-form__wide">
          <Checkbox
            label={t('alerts.ownClear')}
            hint={t('alerts.ownClearHint')}
            checked={draft.clear !== null}
            onChange={event =>
              set({
                clear: event.target.checked
                  ? { joint: 'and', lines: [{ ...newLine(firstMetric), op: 'lt' }] }
                  : null,
              })
            }
          />
        </div>
        {draft.clear && (
          <ConditionFields
            label={t('alerts.clearWhen')}
            model={model}
            draft={draft.clear}
            onChange={clear => set({ clear })}
            problemOf={line => textOf(`clear.${line.id}`)}
            error={textOf('clearCondition')}
          />
        )}
        <HoursFields hours={draft.hours} onChange={hours => set({ hours })} problemOf={textOf} />
        <Field
          className="cs-form__wide"
          label={t('alerts.lateness')}
          hint={t('alerts.latenessHint')}
          error={textOf('allowedLatenessSeconds')}
        >
          <TextInput
            inputMode="numeric"
            maxLength={3}
            value={draft.lateness}
            after={<span className="co-faint">s</span>}
            onChange={event => set({ lateness: event.target.value })}
          />
        </Field>
        <HeldBackFields
          draft={draft}
          onChange={suppressedBy => set({ suppressedBy })}
          error={isCircle ? t('alerts.problem.circle') : textOf('suppressedBy')}
        />
        <Field label={t('noun.faultCode')} error={textOf('faultCode')} optional>
          <Select
            value={draft.faultCode}
            placeholder={t('common.none')}
            options={(model?.faultCodes ?? []).map(({ code, title }) => ({
              value: code,
              label: `${localized(title, locale)} (${code})`,
            }))}
            onChange={event => chooseFault(event.target.value)}
          />
        </Field>
        <OpensFields draft={draft} onChange={set} />
        {model && (
          <PastTrial
            key={model.id}
            ruleId={seen?.id ?? null}
            draft={draft}
            model={model}
            onProblems={setProblems}
          />
        )}
      </form>
    </Dialog>
  );
}
