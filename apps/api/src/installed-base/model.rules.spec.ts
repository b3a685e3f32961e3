import { describe, expect, it } from '@jest/globals';
import type { EquipmentModel, ModelCommand } from '#contracts';
import { repeatedKeys, wrongCommands } from './model.rules';

const words = { en: 'Restart', zh: '重启', bg: 'Рестарт' };
const restart: ModelCommand = {
  name: 'restart',
  title: words,
  effect: words,
  faultCodes: ['E21'],
  precondition: { metric: 'temperature', low: 0, high: 60 },
  safe: true,
  byCustomer: true,
  timeoutSeconds: 20,
};
const lists = (commands: ModelCommand[]): Pick<EquipmentModel, 'metrics' | 'faultCodes' | 'commands'> => ({
  metrics: [
    { key: 'temperature', title: words, unit: '°C', kind: 'number', low: 0, high: 60 },
    { key: 'door', title: words, unit: '', kind: 'state', low: null, high: null },
  ],
  faultCodes: [
    {
      code: 'E21',
      title: words,
      category: 'cooling',
      urgency: 'high',
      safety: false,
      skills: [],
      likelyParts: [],
      durationMinutes: 60,
      keywords: { en: [], zh: [], bg: [] },
    },
  ],
  commands,
});
const pathsOf = (command: Partial<ModelCommand>) =>
  wrongCommands(lists([{ ...restart, ...command }])).map(one => one.path);

describe('the commands of a model', () => {
  it('are about its own faults and numbers', () => {
    expect(pathsOf({})).toEqual([]);
    expect(pathsOf({ precondition: null })).toEqual([]);
    expect(pathsOf({ faultCodes: ['E21', 'E99'] })).toEqual(['/body/commands/0/faultCodes']);
    for (const metric of ['door', 'pressure'])
      expect(pathsOf({ precondition: { metric, low: 0, high: 1 } })).toEqual([
        '/body/commands/0/precondition/metric',
      ]);
  });

  it('have each name once', () => {
    expect(repeatedKeys({ commands: [restart, restart] }).map(one => one.path)).toEqual(['/body/commands/1']);
    expect(repeatedKeys(lists([restart]))).toEqual([]);
  });
});
