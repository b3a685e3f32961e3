import type { ReactNode } from 'react';
import { Button, IconButton, TextInput, useSharedT } from '#ui';
import { useT } from '../../i18n';
import type { PropertyRow } from './properties';

export interface PropertyFieldsProps {
  rows: readonly PropertyRow[];
  onChange: (rows: PropertyRow[]) => void;
}

export function PropertyFields({ rows, onChange }: PropertyFieldsProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const put = (id: number, part: Partial<PropertyRow>): void =>
    onChange(rows.map(row => (row.id === id ? { ...row, ...part } : row)));
  const nextId = Math.max(-1, ...rows.map(row => row.id)) + 1;
  return (
    <fieldset className="cs-properties cs-form__wide">
      <legend className="co-label">{t('equipment.properties')}</legend>
      {rows.map(row => (
        <div key={row.id} className="co-line">
          <TextInput
            aria-label={t('equipment.propertyName')}
            placeholder={t('equipment.propertyName')}
            maxLength={60}
            value={row.name}
            onChange={event => put(row.id, { name: event.target.value })}
          />
          <TextInput
            aria-label={t('equipment.propertyValue')}
            placeholder={t('equipment.propertyValue')}
            maxLength={500}
            value={row.value}
            onChange={event => put(row.id, { value: event.target.value })}
          />
          <IconButton
            icon="trash"
            label={shared('common.remove')}
            onClick={() => onChange(rows.filter(other => other.id !== row.id))}
          />
        </div>
      ))}
      <Button small icon="plus" onClick={() => onChange([...rows, { id: nextId, name: '', value: '' }])}>
        {t('equipment.addProperty')}
      </Button>
    </fieldset>
  );
}
