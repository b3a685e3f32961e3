import { useState } from 'react';
import type { ReactNode } from 'react';
import { EquipmentStatus, routes } from '#contracts';
import {
  ApiProblem,
  Button,
  Card,
  ErrorNotice,
  Field,
  Select,
  TextInput,
  useDynamicT,
  useSharedT,
  useToasts,
  useVerb,
} from '#ui';
import { useT } from '../../i18n';
import { PageHeader } from '../../layout/page-header';
import { navigate } from '../../routing';
import { Picker } from '../parts/picker';
import type { PickerOption } from '../parts/picker';
import { useModels } from '../parts/use-models';
import { propertiesOf } from './properties';
import type { PropertyRow } from './properties';
import { PropertyFields } from './property-fields';
import { useSiteSearch } from './use-site-search';
import './equipment.css';

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

export default function RegisterPage(): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const word = useDynamicT();
  const toasts = useToasts();
  const sites = useSiteSearch();
  const { models } = useModels();
  const [site, setSite] = useState<PickerOption | null>(null);
  const [properties, setProperties] = useState<PropertyRow[]>([]);
  const [isTried, setTried] = useState(false);
  const create = useVerb(routes.createEquipment, {
    invalidates: [routes.listEquipment, routes.listEquipmentMarks, routes.overview],
    onSuccess: unit => {
      toasts.show({ tone: 'good', text: t('equipment.registered', { serial: unit.serialNumber }) });
      navigate(`/equipment/${unit.id}`);
    },
  });
  const isTaken = create.error instanceof ApiProblem && create.error.code === 'already-exists';
  const submit = (form: FormData): void => {
    setTried(true);
    if (!site) return;
    const status = EquipmentStatus.options.find(value => value === form.get('status'));
    create.mutate({
      body: {
        serialNumber: textOf(form, 'serialNumber'),
        modelId: textOf(form, 'modelId'),
        siteId: site.id,
        functionalLocation: textOf(form, 'functionalLocation') || null,
        assetTag: textOf(form, 'assetTag') || null,
        installedOn: textOf(form, 'installedOn') || null,
        firmware: textOf(form, 'firmware') || null,
        properties: propertiesOf(properties),
        ...(status && { status }),
      },
    });
  };
  return (
    <div className="cs-onecolumn">
      <PageHeader
        title={t('equipment.newTitle')}
        detail={t('equipment.newHint')}
        back={{ to: '/equipment', label: t('equipment.back') }}
      />
      <Card>
        <form
          className="cs-form"
          onSubmit={event => {
            event.preventDefault();
            submit(new FormData(event.currentTarget));
          }}
        >
          {create.error && !isTaken && (
            <div className="cs-form__wide">
              <ErrorNotice error={create.error} />
            </div>
          )}
          <Field label={t('noun.serialNumber')} error={isTaken && t('equipment.sameSerial')}>
            <TextInput name="serialNumber" required maxLength={60} autoComplete="off" />
          </Field>
          <Field label={t('noun.model')}>
            <Select
              name="modelId"
              required
              defaultValue=""
              placeholder={t('equipment.chooseModel')}
              options={models.map(model => ({ value: model.id, label: `${model.name} (${model.code})` }))}
            />
          </Field>
          <Field
            label={t('noun.site')}
            className="cs-form__wide"
            error={isTried && !site && t('equipment.needsSite')}
          >
            <Picker {...sites} chosen={site} onChoose={setSite} placeholder={t('equipment.chooseSite')} />
          </Field>
          <Field label={t('equipment.location')} hint={t('equipment.locationHint')} optional>
            <TextInput name="functionalLocation" maxLength={200} />
          </Field>
          <Field label={t('equipment.stateAtStart')}>
            <Select
              name="status"
              defaultValue="in_service"
              options={EquipmentStatus.options.map(value => ({
                value,
                label: word('state.equipment', value),
              }))}
            />
          </Field>
          <Field label={t('equipment.assetTag')} optional>
            <TextInput name="assetTag" maxLength={60} />
          </Field>
          <Field label={t('equipment.installedOn')} optional>
            <TextInput name="installedOn" type="date" />
          </Field>
          <Field label={t('equipment.firmware')} optional>
            <TextInput name="firmware" maxLength={60} />
          </Field>
          <PropertyFields rows={properties} onChange={setProperties} />
          <div className="cs-form__wide cs-form__end">
            <Button onClick={() => navigate('/equipment')}>{shared('common.cancel')}</Button>
            <Button type="submit" kind="primary" busy={create.isPending}>
              {t('equipment.register')}
            </Button>
          </div>
        </form>
      </Card>
    </div>
  );
}
