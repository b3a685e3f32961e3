import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { routes } from '#contracts';
import type { Locale } from '#contracts';
import { createClient } from '../../libs/ui/api/client';
import type { ApiClient } from '../../libs/ui/api/client';
import { scratchFolder } from '../scratch';
import { copyFilledDemo } from './filled-demo';

const root = fileURLToPath(new URL('../..', import.meta.url));
const Ready = z.object({
  ready: z.literal(true),
  demo: z.object({ credentials: z.string(), mqttUrl: z.string(), labelToken: z.string() }),
});

/** The built system as people get it: one process, embedded database and broker, the demo in it. */
export class System {
  private readonly simulators: ChildProcess[] = [];

  private constructor(
    private readonly api: ChildProcess,
    readonly url: string,
    readonly mqttPort: number,
    readonly dataDir: string,
    readonly demo: z.infer<typeof Ready>['demo'],
    /** What it wrote: shown when a journey fails, and never a stack trace in one that does not. */
    readonly said: readonly string[],
  ) {}

  static async start(): Promise<System> {
    const dataDir = await scratchFolder('callout-e2e-');
    await copyFilledDemo(dataDir, async folder => (await System.startOn(folder)).leave());
    return System.startOn(dataDir);
  }

  private static async startOn(dataDir: string): Promise<System> {
    const [port, mqttPort] = [await freePort(), await freePort()];
    const api = fork(join(root, 'dist/api/main.js'), {
      cwd: root,
      execArgv: ['--enable-source-maps'],
      env: {
        ...process.env,
        PORT: String(port),
        MQTT_PORT: String(mqttPort),
        CALLOUT_DATA_DIR: dataDir,
        CALLOUT_LOG: 'warn',
        NODE_OPTIONS: '',
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const said: string[] = [];
    for (const stream of [api.stdout, api.stderr])
      stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    const { demo } = await new Promise<z.infer<typeof Ready>>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`not ready in 60 s: ${said.join('')}`)), 60_000);
      api.once('exit', code => reject(new Error(`ended with ${code}: ${said.join('')}`)));
      api.on('message', message => {
        const ready = Ready.safeParse(message);
        if (!ready.success) return;
        clearTimeout(late);
        resolve(ready.data);
      });
    });
    return new System(api, `http://localhost:${port}`, mqttPort, dataDir, demo, said);
  }

  /** The api as a demo account: for what a journey needs but is not about, and to look behind the screens. */
  async as(account: string): Promise<ApiClient> {
    const begun = await createClient({ routes, baseUrl: `${this.url}/api` }).call(routes.startSession, {
      body: { email: `${account}@demo.callout`, password: 'callout-demo' },
    });
    return createClient({ routes, baseUrl: `${this.url}/api`, token: () => begun.token });
  }

  /** Changes the language of a demo account: the journeys read English. */
  async speaking(account: string, locale: Locale): Promise<void> {
    await (await this.as(account)).call(routes.changeMe, { body: { locale } });
  }

  /** Takes away what the demo has planned for an engineer: a journey must not depend on the hour at which it is walked. */
  async freeTheDayOf(account: string): Promise<void> {
    const [own, dispatcher] = await Promise.all([this.as(account), this.as('dispatcher')]);
    const { items } = await own.call(routes.listVisits, {
      query: { status: ['planned', 'dispatched', 'accepted'], limit: 100 },
    });
    for (const { id, version } of items)
      await dispatcher.call(routes.cancelVisit, { params: { id }, body: { version, reason: 'Journey' } });
  }

  /** The simulated machines of the demo, as `npm start` adds them. */
  async simulate(): Promise<void> {
    const simulator = fork(
      join(root, 'dist/api/simulator.js'),
      ['--credentials', this.demo.credentials, '--broker', this.demo.mqttUrl],
      {
        cwd: root,
        execArgv: [],
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
        env: { ...process.env, NODE_OPTIONS: '' },
      },
    );
    this.simulators.push(simulator);
    await once(simulator, 'spawn');
  }

  async stop(): Promise<void> {
    await this.leave();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Stops, and leaves the data where they are. */
  private async leave(): Promise<void> {
    for (const simulator of this.simulators) simulator.kill('SIGTERM');
    const ended = new Promise(resolve => this.api.once('exit', resolve));
    if (this.api.exitCode === null) {
      const hard = setTimeout(() => this.api.kill('SIGKILL'), 20_000);
      this.api.kill('SIGTERM');
      await ended;
      clearTimeout(hard);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
