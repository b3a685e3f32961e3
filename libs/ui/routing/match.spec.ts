import { describe, expect, it } from '@jest/globals';
import { match } from './match';

describe('an address', () => {
  it('is read by its pattern', () => {
    expect(match('/work-orders/:id', '/work-orders/42')).toEqual({ id: '42' });
    expect(match('/', '/')).toEqual({});
  });
  it('is another page when a part differs or is missing', () => {
    expect(match('/work-orders/:id', '/equipment/42')).toBeNull();
    expect(match('/work-orders/:id', '/work-orders')).toBeNull();
    expect(match('/work-orders/:id', '/work-orders/')).toBeNull();
    expect(match('/work-orders', '/work-orders/42')).toBeNull();
  });
  it('is decoded, and no page when it cannot be', () => {
    expect(match('/people/:name', '/people/Ivan%20Petrov')).toEqual({ name: 'Ivan Petrov' });
    expect(match('/people/:name', '/people/%E0%A4%A')).toBeNull();
  });
});
