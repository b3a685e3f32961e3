import { useState } from 'react';
import type { ReactNode } from 'react';
import { PreferenceKind, PreferenceScope, routes } from '#contracts';
import {
  ApiProblem,
  Button,
  Dialog,
  Field,
  SegmentedControl,
  Select,
  TextInput,
  useSharedT,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../../i18n';
import { Picker } from './picker';
import type { PickerOption } from './picker';
import { preferencesStale } from './preferences';
import type { PreferencePlace } from './preferences';
import { useEngineerSearch } from './use-engineer-search';
import { VerbNotice } from './verb-notice';

/** Asks who had better go, or is not to come again, and to which units. */
export function PreferenceDialog({
  place,
  onClose,
}: {
  place: PreferencePlace;
  onClose: () => void;
}): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const toasts = useToasts();
  const search = useEngineerSearch();
  const [engineer, setEngineer] = useState<PickerOption | null>(null);
  const [kind, setKind] = useState<PreferenceKind>('preferred');
  const [scope, setScope] = useState<PreferenceScope>('unit');
  const [reason, setReason] = useState('');
  const add = useVerb(routes.addEngineerPreference, {
    invalidates: preferencesStale,
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t(`preferences.added.${kind}`, { engineer: engineer?.name ?? '' }) });
      onClose();
    },
  });
  const names = { unit: place.serialNumber, site: place.siteName, customer: place.customerName };
  const isTwice = add.error instanceof ApiProblem && add.error.code === 'already-exists';
  const save = (): void => {
    if (!engineer) return;
    const body = { engineerId: engineer.id, kind, scope, reason: reason.trim() || null };
    add.mutate({ params: { id: place.equipmentId }, body });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('preferences.addTitle', { serial: place.serialNumber })}
      footer={
        <>
          <Button onClick={onClose}>{shared('common.cancel')}</Button>
          <Button
            kind="primary"
            type="submit"
            form="engineer-preference"
            busy={add.isPending}
            disabled={!engineer}
          >
            {t('preferences.save')}
          </Button>
        </>
      }
    >
      <form
        id="engineer-preference"
        className="co-stack"
        onSubmit={event => {
          event.preventDefault();
          save();
        }}
      >
        {!isTwice && <VerbNotice error={add.error} subject={{ type: 'equipment', id: place.equipmentId }} />}
        <Field label={t('preferences.engineer')} error={isTwice && t('preferences.twice')}>
          <Picker
            {...search}
            chosen={engineer}
            onChoose={setEngineer}
            placeholder={t('preferences.search')}
          />
        </Field>
        <SegmentedControl
          wide
          label={t('preferences.kind')}
          value={kind}
          onChange={setKind}
          options={PreferenceKind.options.map(value => ({
            value,
            label: t(`preferences.${value}`),
            icon: value === 'preferred' ? 'heart' : 'ban',
          }))}
        />
        <p className="co-muted">{t(`preferences.hint.${kind}`)}</p>
        <Field label={t('preferences.where')}>
          <Select
            value={scope}
            options={PreferenceScope.options.toReversed().map(value => ({
              value,
              label: t(`preferences.scope.${value}`, { name: names[value] }),
            }))}
            onChange={event => setScope(PreferenceScope.parse(event.target.value))}
          />
        </Field>
        <Field label={t('preferences.reason')}>
          <TextInput
            maxLength={200}
            placeholder={t(`preferences.reasonPlaceholder.${kind}`)}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
