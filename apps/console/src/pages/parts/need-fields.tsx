import type { ReactNode } from 'react';
import { Button, IconButton, Select, TextInput, useDynamicT, useSharedT } from '#ui';
import { useT } from '../../i18n';
import { nextRowId } from './needs';
import type { PartRow, SkillRow } from './needs';
import { useModels } from './use-models';

const levels = [1, 2, 3, 4, 5];

export interface SkillFieldsProps {
  rows: readonly SkillRow[];
  onChange: (rows: SkillRow[]) => void;
}

/** Skills that the catalogue's fault codes ask for, with their level. */
export function SkillFields({ rows, onChange }: SkillFieldsProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const word = useDynamicT();
  const { models } = useModels();
  const known = models.flatMap(model =>
    model.faultCodes.flatMap(fault => fault.skills.map(need => need.skill)),
  );
  const skills = [...new Set([...known, ...rows.map(row => row.skill)])].filter(Boolean).sort();
  const put = (id: number, part: Partial<SkillRow>): void =>
    onChange(rows.map(row => (row.id === id ? { ...row, ...part } : row)));
  return (
    <fieldset className="cs-rows">
      <legend className="co-label">{t('requests.field.skills')}</legend>
      {rows.map(row => (
        <div key={row.id} className="co-line">
          <Select
            aria-label={t('noun.skill')}
            value={row.skill}
            placeholder="—"
            options={skills.map(skill => ({ value: skill, label: word('skill', skill) }))}
            onChange={event => put(row.id, { skill: event.target.value })}
          />
          <Select
            aria-label={t('requests.skillLevel')}
            className="cs-rows__short"
            value={String(row.level)}
            options={levels.map(level => ({ value: String(level), label: t('parts.level', { level }) }))}
            onChange={event => put(row.id, { level: Number(event.target.value) })}
          />
          <IconButton
            icon="trash"
            label={shared('common.remove')}
            onClick={() => onChange(rows.filter(other => other.id !== row.id))}
          />
        </div>
      ))}
      <Button
        small
        icon="plus"
        onClick={() => onChange([...rows, { id: nextRowId(rows), skill: '', level: 1 }])}
      >
        {t('requests.addSkill')}
      </Button>
    </fieldset>
  );
}

export interface PartFieldsProps {
  rows: readonly PartRow[];
  onChange: (rows: PartRow[]) => void;
}

export function PartFields({ rows, onChange }: PartFieldsProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const put = (id: number, part: Partial<PartRow>): void =>
    onChange(rows.map(row => (row.id === id ? { ...row, ...part } : row)));
  const fresh = { partNumber: '', title: '', quantity: 1 };
  return (
    <fieldset className="cs-rows">
      <legend className="co-label">{t('requests.field.likelyParts')}</legend>
      {rows.map(row => (
        <div key={row.id} className="co-line">
          <TextInput
            aria-label={t('requests.quantity')}
            className="cs-rows__short"
            type="number"
            min={1}
            max={999}
            value={row.quantity}
            onChange={event => put(row.id, { quantity: event.target.valueAsNumber || 1 })}
          />
          <TextInput
            aria-label={t('requests.partTitle')}
            placeholder={t('requests.partTitle')}
            maxLength={200}
            value={row.title}
            onChange={event => put(row.id, { title: event.target.value })}
          />
          <TextInput
            aria-label={t('requests.partNumber')}
            placeholder={t('requests.partNumber')}
            maxLength={60}
            value={row.partNumber}
            onChange={event => put(row.id, { partNumber: event.target.value })}
          />
          <IconButton
            icon="trash"
            label={shared('common.remove')}
            onClick={() => onChange(rows.filter(other => other.id !== row.id))}
          />
        </div>
      ))}
      <Button small icon="plus" onClick={() => onChange([...rows, { id: nextRowId(rows), ...fresh }])}>
        {t('requests.addPart')}
      </Button>
    </fieldset>
  );
}
