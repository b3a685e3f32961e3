import type { ReactNode } from 'react';
import type { OverrideScope } from '#contracts';
import { Field } from '#ui';
import { useT } from '../../../i18n';
import { useSiteSearch } from '../../equipment/use-site-search';
import { Picker } from '../../parts/picker';
import type { PickerOption, PickerSearch } from '../../parts/picker';
import { useUnitSearch } from '../../parts/use-unit-search';
import { useCustomerSearch } from './use-customer-search';

interface FoundProps {
  chosen: PickerOption | null;
  onChoose: (place: PickerOption | null) => void;
  hint: string | undefined;
  error: string | undefined;
}
export interface PlacePickerProps extends FoundProps {
  scope: OverrideScope;
  /** Units of another model have nothing to do with the rule. */
  modelId: string;
}

/** The customer, the site or the unit, found by typing. */
export function PlacePicker({ scope, modelId, ...rest }: PlacePickerProps): ReactNode {
  if (scope === 'customer') return <Customers {...rest} />;
  return scope === 'site' ? <Sites {...rest} /> : <Units {...rest} modelId={modelId} />;
}

function Customers(props: FoundProps): ReactNode {
  return <Found {...props} scope="customer" search={useCustomerSearch()} />;
}

function Sites(props: FoundProps): ReactNode {
  return <Found {...props} scope="site" search={useSiteSearch()} />;
}

function Units({ modelId, ...rest }: FoundProps & { modelId: string }): ReactNode {
  return <Found {...rest} scope="unit" search={useUnitSearch(modelId)} />;
}

function Found(props: FoundProps & { scope: OverrideScope; search: PickerSearch }): ReactNode {
  const { chosen, onChoose, hint, error, scope, search } = props;
  const t = useT();
  return (
    <Field label={t(`overrides.scope.${scope}`)} hint={hint} error={error}>
      <Picker {...search} chosen={chosen} onChoose={onChoose} placeholder={t(`overrides.find.${scope}`)} />
    </Field>
  );
}
