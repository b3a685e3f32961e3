import { travelEstimate } from '#dispatch';
import type { Position } from '#dispatch';

export const MINUTE_MS = 60_000;

export const floorMinute = (at: number): number => Math.floor(at / MINUTE_MS) * MINUTE_MS;
export const ceilMinute = (at: number): number => Math.ceil(at / MINUTE_MS) * MINUTE_MS;

/** Whole minutes, rounded up: what is planned with them still holds by the exact estimate. */
export const wayMinutes = (from: Position, to: Position): number =>
  Math.ceil(travelEstimate(from, to).minutes);
export const wayMs = (from: Position, to: Position): number => wayMinutes(from, to) * MINUTE_MS;
