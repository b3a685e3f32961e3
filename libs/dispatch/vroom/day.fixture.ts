import { BadProblem } from '../model/description';
import { plan } from '../planner/plan';
import { vroomField } from './field-names';
import { readVroom } from './read';
import { writeVroom } from './write';

export const square = {
  durations: [
    [0, 600, 900, 600],
    [600, 0, 600, 900],
    [900, 600, 0, 600],
    [600, 900, 600, 0],
  ],
};
export const engineer = {
  id: 7,
  start_index: 0,
  end_index: 0,
  skills: [1, 2],
  time_window: [28_800, 61_200],
  breaks: [{ id: 1, time_windows: [[43_200, 46_800]], service: 1_800 }],
  description: 'Ilieva',
};
export const jobs = [
  { id: 1, location_index: 1, service: 3_600, setup: 300, skills: [1], time_windows: [[30_000, 40_000]] },
  { id: 2, location_index: 2, service: 5_400, priority: 10, description: 'compressor' },
  { id: 3, location_index: 3, service: 1_800, skills: [9] },
];
export const day = { jobs, vehicles: [engineer], matrices: { car: square } };

export function solve(input: unknown, iterations = 200) {
  const problem = readVroom(input);
  return writeVroom(problem, plan(problem.problem, { iterations }), 12);
}

export function refusal(input: unknown): string {
  const list: unknown = Reflect.get(Object(input), 'jobs');
  try {
    solve(input);
  } catch (error) {
    if (error instanceof BadProblem)
      return error.message.replace(
        error.field,
        vroomField(error.field, Array.isArray(list) ? list.length : 0),
      );
    throw error;
  }
  throw new Error('was not refused');
}
