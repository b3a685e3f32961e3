import type { EquipmentModel } from '#contracts';

type Lists = Pick<EquipmentModel, 'metrics' | 'faultCodes' | 'commands'>;
interface Fault {
  path: string;
  message: string;
}

/** Readings and rules name metrics by key, triage names faults by code: twice the same would be two meanings. */
export function repeatedKeys({ metrics = [], faultCodes = [], commands = [] }: Partial<Lists>): Fault[] {
  return [
    ...repeated(
      'metrics',
      metrics.map(metric => metric.key),
    ),
    ...repeated(
      'faultCodes',
      faultCodes.map(fault => fault.code),
    ),
    ...repeated(
      'commands',
      commands.map(command => command.name),
    ),
  ];
}

/** A command for a fault that the model has not would never come, one with a metric that it has not would never be allowed. */
export function wrongCommands({ metrics, faultCodes, commands }: Lists): Fault[] {
  const numbers = new Set(metrics.flatMap(one => (one.kind === 'number' ? [one.key] : [])));
  const codes = new Set(faultCodes.map(one => one.code));
  return commands.flatMap(({ precondition, ...command }, index) => [
    ...(precondition && !numbers.has(precondition.metric)
      ? [
          {
            path: `/body/commands/${index}/precondition/metric`,
            message: `${precondition.metric} is no number that this model measures`,
          },
        ]
      : []),
    ...command.faultCodes
      .filter(code => !codes.has(code))
      .map(code => ({
        path: `/body/commands/${index}/faultCodes`,
        message: `${code} is no fault of this model`,
      })),
  ]);
}

const repeated = (path: string, names: string[]): Fault[] =>
  names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ path: `/body/${path}/${index}`, message: `${name} is there twice` }]
      : [],
  );
