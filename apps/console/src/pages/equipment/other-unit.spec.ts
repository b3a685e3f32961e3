import { expect, it } from '@jest/globals';
import { otherUnitOf } from './other-unit';

const usually = (low: number, high: number) => (value: number) => ({
  value,
  usual: { low, high },
  state: null,
});

it('names the unit in which a value far from its own usual would be as usual', () => {
  const warm = usually(66, 74);
  expect(otherUnitOf(warm(158), '°C')).toBe('°F');
  expect(otherUnitOf(warm(343), '°C')).toBe('K');
  expect(otherUnitOf(usually(7, 7.6)(106), 'bar')).toBe('psi');
  expect(otherUnitOf(usually(4.8, 5.2)(5_000), 'kW')).toBe('W');
});

it('names none for what is merely higher, or of a state or a unit that nobody converts', () => {
  expect(otherUnitOf(usually(66, 74)(90), '°C')).toBeNull();
  expect(otherUnitOf(usually(66, 74)(200), '°C')).toBeNull();
  expect(otherUnitOf(usually(30, 34)(90), '%')).toBeNull();
  expect(otherUnitOf({ ...usually(0, 0.1)(32), state: 'open' }, '°C')).toBeNull();
  // 158 °F is 70 °C, but so wide a range says nothing.
  expect(otherUnitOf(usually(20, 120)(158), '°C')).toBeNull();
});
