import { describe, expect, it } from '@jest/globals';
import { csvText } from './csv';

describe('a table to take along', () => {
  it('quotes what must be quoted, and leaves nothing out', () => {
    expect(
      csvText(
        ['a', 'b'],
        [
          ['plain', 1.5],
          ['comma, "quote"\nline', null],
          ['', true],
        ],
      ),
    ).toBe('a,b\r\nplain,1.5\r\n"comma, ""quote""\nline",\r\n,true\r\n');
  });

  it('carries nothing out in a spreadsheet', () => {
    for (const text of ['=1+1', '+359 2', '-1', '@SUM(A1)', '\t=1', '\r=1'])
      expect(csvText(['a'], [[text]])).toContain(`'${text}`);
    expect(csvText(['a'], [[-1]])).toBe('a\r\n-1\r\n');
  });
});
