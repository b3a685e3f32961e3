import { describe, expect, it } from '@jest/globals';
import { propertiesOf, propertyRows } from './properties';

describe('properties of a unit in a form', () => {
  it('come out as they went in', () => {
    const properties = { power: 22.5, colour: 'white', indoor: true, floors: -2 };
    expect(propertiesOf(propertyRows(properties))).toEqual(properties);
  });
  it('keep as text what only looks like a number', () => {
    const rows = ['007', '1e5', '12345678901234567', ''].map((value, id) => ({ id, name: `p${id}`, value }));
    expect(propertiesOf(rows)).toEqual({ p0: '007', p1: '1e5', p2: '12345678901234567', p3: '' });
  });
  it('leave out a row without a name', () => {
    expect(propertiesOf([{ id: 0, name: ' ', value: 'x' }])).toEqual({});
  });
});
