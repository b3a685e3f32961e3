import { setTimeout as sleep } from 'node:timers/promises';
import { hasEnded, launch, stop } from './postmaster';
import type { Launch } from './postmaster';

const MAX_PAUSE_MS = 5_000;

/** Keeps one server running on one port until told to stop. */
export async function supervise(job: Launch): Promise<{ port: number; stop(): Promise<void> }> {
  const first = await launch(job);
  const told = new AbortController();
  let server = first.server;
  let restarting: Promise<void> = Promise.resolve();

  const watch = (running: typeof server) => {
    server = running;
    running.once('exit', (code, signal) => {
      if (told.signal.aborted) return;
      job.log('The database server ended and is started again', { code, signal });
      restarting = revive();
    });
  };
  const revive = async () => {
    for (let pauseMs = 0; !told.signal.aborted; pauseMs = Math.min(pauseMs + 250, MAX_PAUSE_MS)) {
      await sleep(pauseMs, undefined, { ref: false });
      const started = await launch(job, first.port).catch((error: unknown) => {
        job.log('The database server did not come back', { error });
        return null;
      });
      if (started) return watch(started.server);
    }
  };

  watch(server);
  return {
    port: first.port,
    stop: async () => {
      told.abort();
      await restarting;
      if (!hasEnded(server)) await stop(server);
    },
  };
}
