import { describe, expect, it } from '@jest/globals';
import { nextRowId, partNeeds, partRows, skillNeeds, skillRows } from './needs';

describe('what a job needs, as rows of a form', () => {
  it('asks for each skill once, at the highest level', () => {
    const rows = skillRows([
      { skill: 'kiosk', level: 1 },
      { skill: '', level: 5 },
      { skill: 'kiosk', level: 3 },
    ]);
    expect(skillNeeds(rows)).toEqual([{ skill: 'kiosk', level: 3 }]);
  });
  it('adds up parts of one number', () => {
    const rows = partRows([
      { partNumber: 'KS-ROLL ', title: 'Paper roll', quantity: 4 },
      { partNumber: 'KS-ROLL', title: 'Paper roll', quantity: 2 },
      { partNumber: ' ', title: 'nothing', quantity: 1 },
    ]);
    expect(partNeeds(rows)).toEqual([{ partNumber: 'KS-ROLL', title: 'Paper roll', quantity: 6 }]);
  });
  it('gives a new row an id that no other has', () => {
    expect(nextRowId([])).toBe(0);
    expect(nextRowId([{ id: 0 }, { id: 4 }])).toBe(5);
  });
});
