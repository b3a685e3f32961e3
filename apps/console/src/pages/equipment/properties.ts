import type { Equipment } from '#contracts';

export interface PropertyRow {
  id: number;
  name: string;
  value: string;
}

type Properties = Equipment['properties'];

export const propertyRows = (properties: Properties): PropertyRow[] =>
  Object.entries(properties).map(([name, value], id) => ({ id, name, value: String(value) }));

/** Numbers and yes or no stay what they are; a row without a name says nothing. */
export function propertiesOf(rows: readonly PropertyRow[]): Properties {
  const properties: Properties = {};
  for (const { name, value } of rows) if (name.trim()) properties[name.trim()] = valueOf(value.trim());
  return properties;
}

function valueOf(text: string): Properties[string] {
  if (text === 'true' || text === 'false') return text === 'true';
  // "007" and "1e5" are names of things, not amounts.
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(text) ? Number(text) : text;
}
