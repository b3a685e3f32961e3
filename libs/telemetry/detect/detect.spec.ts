import { describe, expect, it } from '@jest/globals';
import { detect } from './detect';
import { BadTable, readTable } from './table';

const csv = (...lines: string[]) => lines.join('\n');

describe('a table of readings', () => {
  it('takes ISO times, plain and dotted ones as UTC, and milliseconds', () => {
    const { metrics, rows } = readTable(
      csv(
        'timestamp,value',
        '2026-06-01 10:00:00,1',
        '2026-06-01T10:00:00Z,2',
        '1780308000000,3',
        '2026-06-01 10:00:00.000000,4',
        '2026.06.01.10.00.00,5',
        '',
      ),
    );
    expect(metrics).toEqual(['value']);
    expect(rows.map(row => row.at)).toEqual(Array.from({ length: 5 }, () => Date.UTC(2026, 5, 1, 10)));
    expect(rows.map(row => row.values)).toEqual([[1], [2], [3], [4], [5]]);
  });

  it('names the line that is wrong', () => {
    expect(() => readTable('time;value\n1;2')).toThrow(BadTable);
    expect(() => readTable(csv('timestamp,value', '1,2', '1,2,3'))).toThrow('line 3: 3 cells');
  });

  it('keeps cells that are no numbers, and times that are none, for a score of 0', () => {
    const table = readTable(
      csv('timestamp,value', 'yesterday,1', '2026-06-01,NaN', '2026-06-02,open', '0,5'),
    );
    expect(table.rows.map(row => row.values[0])).toEqual([1, null, null, 5]);
    expect(detect(table, 0.15)).toEqual({
      scores: [0, 0, 0, 0],
      unscored: new Map([
        ['clock-unset', 2],
        ['not-a-number', 2],
      ]),
    });
  });

  it('is scored row by row, from the rows up to it', () => {
    const rows = Array.from(
      { length: 600 },
      (_, index) => `${1.78e12 + index * 60_000},${index % 10},${index % 7}`,
    );
    const table = readTable(csv('timestamp,a,b', ...rows));
    const { scores } = detect(table, 0.5);
    expect(scores).toHaveLength(600);
    const shorter = { ...table, rows: table.rows.slice(0, 500) };
    expect(detect(shorter, 0.6).scores).toEqual(scores.slice(0, 500));
  });
});
