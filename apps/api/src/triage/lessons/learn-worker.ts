import { parentPort } from 'node:worker_threads';
import { lessonOf } from '#triage';
import type { LessonInput } from '#triage';

/** The entry of the thread that learns: cases in, a lesson out. What throws ends the thread. */
parentPort?.on('message', (input: LessonInput) => {
  parentPort?.postMessage(lessonOf(input), []);
});
