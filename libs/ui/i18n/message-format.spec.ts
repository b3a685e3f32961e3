import { describe, expect, it } from '@jest/globals';
import { formatMessage, parameterNames } from './message-format';

describe('messages', () => {
  it('put values in their places and write numbers as the language does', () => {
    expect(formatMessage('en-GB', '{who} has {count} visits', { who: 'Maria', count: 1234 })).toBe(
      'Maria has 1,234 visits',
    );
    expect(formatMessage('bg-BG', '{count} части', { count: 12_345 })).toMatch(/^12.345 части$/);
  });

  it('choose the plural of the language, and an exact number before it', () => {
    const message = '{count, plural, =0 {none left} one {# visit left} other {# visits left}}';
    expect([0, 1, 2].map(count => formatMessage('en-GB', message, { count }))).toEqual([
      'none left',
      '1 visit left',
      '2 visits left',
    ]);
    expect(formatMessage('zh-CN', '{count, plural, other {剩余 # 次}}', { count: 3 })).toBe('剩余 3 次');
  });

  it('choose by a word, nested in a plural', () => {
    const message = '{kind, select, part {{count, plural, one {a part} other {# parts}}} other {something}}';
    expect(formatMessage('en-GB', message, { kind: 'part', count: 2 })).toBe('2 parts');
    expect(formatMessage('en-GB', message, { kind: 'tool', count: 2 })).toBe('something');
  });

  it('show nothing for a value that is not given, rather than a brace', () => {
    expect(formatMessage('en-GB', 'Hello {name}!')).toBe('Hello !');
  });

  it.each(['{', '{count', 'a } b', '{count, plural, one {x}}', '{n, number, x}', '{a b}'])(
    'refuse the broken message %s',
    message => {
      expect(() => parameterNames(message)).toThrow(SyntaxError);
    },
  );

  it('name their parameters, nested ones too', () => {
    expect(parameterNames('{b} {count, plural, one {{a}} other {#}}')).toEqual(['a', 'b', 'count']);
  });
});
