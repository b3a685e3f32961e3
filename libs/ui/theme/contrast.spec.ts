import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
function token(name: string, theme: 0 | 1): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css)?.[
    theme + 1
  ];
  if (!found) throw new Error(`tokens.css has no plain colour --${name}`);
  return found;
}

const tones = ['neutral', 'info', 'good', 'warn', 'bad', 'move'];
const words: [text: string, ground: string][] = [
  ...['bg', 'surface', 'raised', 'hover', 'sunken'].flatMap(ground =>
    ['ink', 'ink-2', 'ink-3'].map((ink): [string, string] => [ink, ground]),
  ),
  ...tones.map((tone): [string, string] => [`${tone}-text`, `${tone}-soft`]),
  ...tones.map((tone): [string, string] => [`${tone}-text`, 'surface']),
  ['accent-ink', 'accent'],
  ['accent-ink', 'accent-hover'],
  ['bad-ink', 'bad'],
  ['accent-text', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['accent-text', 'surface'],
  ['rail-ink', 'rail'],
  ['rail-ink-2', 'rail'],
  ['map-place', 'map-land'],
];
const marks: [mark: string, ground: string][] = [
  ...tones.map((tone): [string, string] => [tone, 'surface']),
  ...['critical', 'high', 'normal', 'low'].flatMap(urgency => [
    [`urgency-${urgency}`, 'surface'] as [string, string],
    [`urgency-${urgency}`, 'map-land'] as [string, string],
  ]),
  ['line-strong', 'surface'],
  ['focus', 'surface'],
  ['accent', 'map-land'],
];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in the %s theme', (_name, theme) => {
  it.each(words)('--%s can be read on --%s (AA, 4.5)', (text, ground) => {
    expect(contrast(token(text, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(marks)('--%s can be seen on --%s (AA, 3)', (mark, ground) => {
    expect(contrast(token(mark, theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
