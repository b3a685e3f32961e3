/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render } from '@testing-library/react';
import { Panel } from './panel';

afterEach(cleanup);

describe('the alerts on a chart', () => {
  it('are hatched each with its own colour where nobody was told, and full elsewhere', () => {
    const { container } = render(
      <svg>
        <Panel
          series={{ key: 'heat', title: 'Heat', points: [{ at: 1, value: 5 }] }}
          alerts={[
            { id: 'one', at: 10, until: 20, urgency: 'high', title: 'Told' },
            { id: 'two', at: 30, until: 40, urgency: 'low', title: 'Held back', hollow: true },
          ]}
          from={0}
          to={100}
          width={100}
          height={50}
          left={0}
          top={0}
        />
      </svg>,
    );
    const fills = [...container.querySelectorAll('.co-chart__alert')].map(one => one.getAttribute('fill'));
    const patterns = [...container.querySelectorAll('pattern')].map(one => `url("#${one.id}")`);
    expect(fills).toEqual([null, patterns[0]]);
    expect(patterns).toHaveLength(1);
    const flags = [...container.querySelectorAll('.co-chart__flag')].map(one =>
      one.hasAttribute('data-hollow'),
    );
    expect(flags).toEqual([false, true]);
  });
});
