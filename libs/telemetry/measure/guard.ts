import { convertedTo, measureOf, relatedMeasures } from '#measures';
import { isLearned, learnt, rangeOf, widthsOff } from './range';
import type { UsualRange } from './range';

/** Why values of a metric are held back, and the last one as it came. */
export interface MeasureDoubt {
  /** The device names a unit that nobody can convert, or the values lie where those of another unit would. */
  reason: 'declared' | 'level';
  /** In which unit the device seems to send. */
  sentIn: string;
  since: number;
  lastAt: number;
  value: number;
}

/** What is known of the unit of measurement of one metric. Plain JSON; committed with the readings. */
export interface MeasureState {
  /** Of the model: where it is another one now, everything begins anew. */
  unit: string;
  /** What values are taken for that come without a unit. */
  sentIn: string;
  range: UsualRange | null;
  doubt: MeasureDoubt | null;
  /** A unit that a device names and a person has said to be the model's. */
  sameAs?: string;
}

export interface Measured {
  /** In the unit of the model. */
  unit: string;
  /** Event time, ms since the epoch. */
  at: number;
  value: number;
  /** The unit that came with the value. */
  declared?: string | undefined;
}

/** `counts`: the value in the unit of the model; null: it is held back. */
export interface Judged {
  state: MeasureState;
  counts: number | null;
}

/** A value is not believed from so many widths outside of its range on, if another unit explains it. */
const farWidths = 1;
const nearWidths = 0.25;
/** What is held back is let go once no unit explains it: a runaway must be heard of. */
const lostWidths = 2;

/**
 * In which unit a value came, by what its message says, or by where it lies: a jump to far outside of where the metric has been,
 * which in another known unit would be no jump. O(units of its kind).
 */
export function judgeMeasure(known: MeasureState | undefined, one: Measured): Judged {
  const unit = measureOf(one.unit);
  const state = known?.unit === unit ? known : { unit, sentIn: unit, range: null, doubt: null };
  const declared = one.declared === undefined ? null : measureOf(one.declared);
  if (declared === null || declared === '') return byLevel(state, one);
  const value = convertedTo(one.value, declared === state.sameAs ? unit : declared, unit);
  if (value === null) return held(state, one, { reason: 'declared', sentIn: declared });
  return counted({ ...state, doubt: null }, one.at, value);
}

function byLevel(state: MeasureState, one: Measured): Judged {
  const { range, doubt, sentIn } = state;
  const value = inUnit(one.value, sentIn, state);
  if (doubt?.reason === 'level' && range) return whileDoubted(state, one, value, doubt, range);
  // A device that names its units no more is taken at its word.
  const trusted = { ...state, doubt: null };
  if (!range || !isLearned(range) || widthsOff(range, value) <= farWidths)
    return counted(trusted, one.at, value);
  const other = [state.unit, ...relatedMeasures(state.unit)].find(name => {
    if (name === sentIn) return false;
    const there = inUnit(one.value, name, state);
    return (
      widthsOff(range, there) <= nearWidths && Math.abs(there - range.last) < Math.abs(value - range.last) / 4
    );
  });
  return other === undefined
    ? counted(trusted, one.at, value)
    : held(trusted, one, { reason: 'level', sentIn: other });
}

/** What is nearer to where the machine was decides whether the unit is right again. */
function whileDoubted(
  state: MeasureState,
  one: Measured,
  value: number,
  doubt: MeasureDoubt,
  range: UsualRange,
): Judged {
  const there = inUnit(one.value, doubt.sentIn, state);
  const before = inUnit(doubt.value, doubt.sentIn, state);
  const isBack = widthsOff(range, value) <= farWidths && Math.abs(value - before) < Math.abs(there - before);
  if (isBack) return counted({ ...state, doubt: null }, one.at, value);
  if (widthsOff(range, there) <= lostWidths) return held(state, one, doubt);
  return { state, counts: value };
}

const inUnit = (value: number, from: string, { unit }: MeasureState): number =>
  convertedTo(value, from, unit) ?? value;

const counted = (state: MeasureState, at: number, value: number): Judged => ({
  state: { ...state, range: state.range ? learnt(state.range, at, value) : rangeOf(at, value) },
  counts: value,
});

function held(
  state: MeasureState,
  { at, value }: Measured,
  { reason, sentIn }: Pick<MeasureDoubt, 'reason' | 'sentIn'>,
): Judged {
  const { doubt } = state;
  const isSame = doubt?.reason === reason && doubt.sentIn === sentIn;
  const since = isSame ? Math.min(doubt.since, at) : at;
  return { state: { ...state, doubt: { reason, sentIn, since, lastAt: at, value } }, counts: null };
}

/** A person said that the device sends in the other unit from now on: every value is converted. */
export const asConverted = (state: MeasureState): MeasureState =>
  state.doubt ? { ...state, sentIn: state.doubt.sentIn, doubt: null } : state;

/** A person said that the values are right as they are: where the metric lies is learned anew. */
export function asRight(state: MeasureState): MeasureState {
  if (!state.doubt) return state;
  const { reason, sentIn } = state.doubt;
  return { ...state, range: null, doubt: null, ...(reason === 'declared' ? { sameAs: sentIn } : {}) };
}
