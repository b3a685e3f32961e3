/** Units of measurement by what they measure, each as [factor, offset]: value * factor + offset is in the first of its line. */
const kinds: readonly Readonly<Record<string, readonly [factor: number, offset: number]>>[] = [
  { '°C': [1, 0], '°F': [5 / 9, -160 / 9], K: [1, -273.15] },
  { kPa: [1, 0], bar: [100, 0], mbar: [0.1, 0], hPa: [0.1, 0], MPa: [1_000, 0], psi: [6.894_757, 0] },
  { W: [1, 0], kW: [1_000, 0] },
  { V: [1, 0], mV: [0.001, 0] },
  { A: [1, 0], mA: [0.001, 0] },
  { s: [1, 0], ms: [0.001, 0] },
  { 'mm/s': [1, 0], 'in/s': [25.4, 0] },
];
const kindOf = new Map(kinds.flatMap(kind => Object.keys(kind).map(name => [name, kind] as const)));
/** What devices write instead, in small letters: also the codes of UCUM. */
const written: Readonly<Record<string, string>> = {
  c: '°C',
  cel: '°C',
  celsius: '°C',
  degc: '°C',
  '℃': '°C',
  f: '°F',
  degf: '°F',
  '[degf]': '°F',
  fahrenheit: '°F',
  '℉': '°F',
  kelvin: 'K',
  '[psi]': 'psi',
  sec: 's',
  msec: 'ms',
  ips: 'in/s',
};
const bySmall = new Map([...kindOf.keys()].map(name => [name.toLowerCase(), name]));

/** The name under which a unit of measurement is known here, however it was written; an unknown one as it came. */
export function measureOf(text: string): string {
  const trimmed = text.trim();
  if (kindOf.has(trimmed)) return trimmed;
  const small = trimmed.toLowerCase();
  return written[small] ?? bySmall.get(small) ?? trimmed;
}

/** The value in another unit of measurement; null where nobody knows how to convert. */
export function convertedTo(value: number, from: string, to: string): number | null {
  if (from === to) return value;
  const kind = kindOf.get(from);
  const [source, target] = [kind?.[from], kind?.[to]];
  if (!source || !target) return null;
  return (value * source[0] + source[1] - target[1]) / target[0];
}

/** The other units that measure the same. */
export const relatedMeasures = (unit: string): string[] =>
  Object.keys(kindOf.get(unit) ?? {}).filter(name => name !== unit);
