import type { Span } from './time';
import { hourMs, minuteMs } from './time';

/** How the day lies on the screen: its span and the width that it is given. */
export interface Scale {
  day: Span;
  widthPx: number;
}

export const snapMinutes = 5;
/** Hours that the visible part of the board shows. */
export const zooms = [6, 8, 12, 16, 24] as const;
export type Zoom = (typeof zooms)[number];

export const isZoom = (value: unknown): value is Zoom => zooms.some(zoom => zoom === value);

/** Width of the whole day when `visiblePx` of the screen show `zoom` hours of it. */
export const dayWidth = (day: Span, visiblePx: number, zoom: Zoom): number =>
  Math.max(visiblePx, ((day.end - day.start) / (zoom * hourMs)) * visiblePx);

const pxPerMs = ({ day, widthPx }: Scale): number => widthPx / (day.end - day.start);

export const xOf = (scale: Scale, at: number): number => (at - scale.day.start) * pxPerMs(scale);
export const timeAt = (scale: Scale, x: number): number => scale.day.start + x / pxPerMs(scale);

/** To the nearest five minutes: nobody promises 14:03. */
export function snap(at: number): number {
  const step = snapMinutes * minuteMs;
  return Math.round(at / step) * step;
}

/** Left edge and width of a span inside the day; null when it lies outside. Never thinner than can be pressed. */
export function placeOf(
  scale: Scale,
  span: Span,
  thinnestPx = 0,
): { left: number; width: number; isCutLeft: boolean; isCutRight: boolean } | null {
  const { day } = scale;
  if (span.end <= day.start || span.start >= day.end) return null;
  const left = Math.max(0, xOf(scale, span.start));
  const right = Math.min(scale.widthPx, xOf(scale, span.end));
  return {
    left,
    width: Math.max(thinnestPx, right - left),
    isCutLeft: span.start < day.start,
    isCutRight: span.end > day.end,
  };
}

/** Marks of the axis: every hour, or every two or three where hours stand closer than a text is wide. */
export function ticks(scale: Scale, thinnestPx = 46): number[] {
  const hourPx = hourMs * pxPerMs(scale);
  const every = [1, 2, 3, 6].find(hours => hours * hourPx >= thinnestPx) ?? 6;
  const marks: number[] = [];
  for (let at = scale.day.start; at < scale.day.end; at += every * hourMs) marks.push(at);
  return marks;
}

/** Where to begin to look: a little before now today; on another day when a quarter of the shifts has begun. */
export function firstView(day: Span, now: number, shifts: readonly Span[], zoom: Zoom): number {
  const latest = Math.max(day.start, day.end - zoom * hourMs);
  const starts = shifts.map(shift => shift.start).sort((a, b) => a - b);
  const early = starts[Math.floor(starts.length / 4)];
  const isToday = day.start <= now && now < day.end;
  const morning = early === undefined ? day.start + 7 * hourMs : early - hourMs / 2;
  const wanted = isToday ? now - hourMs * Math.min(2, zoom / 4) : morning;
  return Math.min(latest, Math.max(day.start, wanted));
}
