import { useState } from 'react';
import type { ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { routes } from '#contracts';
import type { Equipment } from '#contracts';
import { Field, routeKey, TextInput, useSharedT, useToasts, useVerb } from '#ui';
import { FormDialog } from '../parts/form-dialog';
import { useT } from '../../i18n';
import { Picker } from '../parts/picker';
import type { PickerOption } from '../parts/picker';
import { VerbNotice } from '../parts/verb-notice';
import { PropertyFields } from './property-fields';
import { propertiesOf, propertyRows } from './properties';
import type { PropertyRow } from './properties';
import { useSiteSearch } from './use-site-search';

const orNull = (text: string): string | null => text.trim() || null;

/** Corrects a unit; who was slower than somebody else is told who it was, and sees the present state. */
export function EditDialog({ unit, onClose }: { unit: Equipment; onClose: () => void }): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const toasts = useToasts();
  const sites = useSiteSearch();
  const queries = useQueryClient();
  const [seen, setSeen] = useState(unit);
  const [fields, setFields] = useState(() => fieldsOf(unit));
  const set = (part: Partial<Fields>): void => setFields(before => ({ ...before, ...part }));
  const change = useVerb(routes.changeEquipment, {
    invalidates: [routes.getEquipment, routes.listEquipment, routes.equipmentHistory],
    onSuccess: () => {
      toasts.show({ tone: 'good', text: t('equipment.saved') });
      onClose();
    },
    onError: () => void queries.invalidateQueries({ queryKey: routeKey(routes.getEquipment) }),
  });
  const save = (): void =>
    change.mutate({
      params: { id: unit.id },
      body: {
        version: seen.version,
        assetTag: orNull(fields.assetTag),
        functionalLocation: orNull(fields.functionalLocation),
        installedOn: orNull(fields.installedOn),
        firmware: orNull(fields.firmware),
        properties: propertiesOf(fields.properties),
        ...(fields.site && fields.site.id !== seen.siteId && { siteId: fields.site.id }),
      },
    });
  const reload = (): void => {
    setSeen(unit);
    setFields(fieldsOf(unit));
    change.reset();
  };
  return (
    <FormDialog
      wide
      onClose={onClose}
      title={`${t('equipment.edit')} · ${unit.serialNumber}`}
      action={shared('common.save')}
      busy={change.isPending}
      onSubmit={save}
    >
      {change.error && (
        <div className="cs-form__wide">
          <VerbNotice error={change.error} subject={{ type: 'equipment', id: unit.id }} onReload={reload} />
        </div>
      )}
      <Field label={t('noun.site')} className="cs-form__wide">
        <Picker
          {...sites}
          chosen={fields.site}
          onChoose={site => set({ site })}
          placeholder={t('equipment.chooseSite')}
        />
      </Field>
      <Field label={t('equipment.location')} hint={t('equipment.locationHint')} optional>
        <TextInput
          maxLength={200}
          value={fields.functionalLocation}
          onChange={event => set({ functionalLocation: event.target.value })}
        />
      </Field>
      <Field label={t('equipment.assetTag')} optional>
        <TextInput
          maxLength={60}
          value={fields.assetTag}
          onChange={event => set({ assetTag: event.target.value })}
        />
      </Field>
      <Field label={t('equipment.installedOn')} optional>
        <TextInput
          type="date"
          value={fields.installedOn}
          onChange={event => set({ installedOn: event.target.value })}
        />
      </Field>
      <Field label={t('equipment.firmware')} optional>
        <TextInput
          maxLength={60}
          value={fields.firmware}
          onChange={event => set({ firmware: event.target.value })}
        />
      </Field>
      <PropertyFields rows={fields.properties} onChange={properties => set({ properties })} />
    </FormDialog>
  );
}

interface Fields {
  site: PickerOption | null;
  assetTag: string;
  functionalLocation: string;
  installedOn: string;
  firmware: string;
  properties: PropertyRow[];
}

function fieldsOf(unit: Equipment): Fields {
  return {
    site: { id: unit.siteId, name: `${unit.siteName}, ${unit.city}` },
    assetTag: unit.assetTag ?? '',
    functionalLocation: unit.functionalLocation ?? '',
    installedOn: unit.installedOn ?? '',
    firmware: unit.firmware ?? '',
    properties: propertyRows(unit.properties),
  };
}
