// npm start: builds what is not built, starts the api with everything embedded and, in the demo, the simulated machines.
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuildCurrent, build } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
if (!isBuildCurrent()) build();

const api = fork(join(root, 'dist/api/main.js'), {
  execArgv: ['--enable-source-maps'],
  env: { CALLOUT_LOG: 'warn', ...process.env },
});
let simulator = null;
let stopping = false;

api.on('message', message => {
  if (message.ready !== true) return;
  if (message.demo) {
    startSimulator(message.demo);
    printDemo(message);
  }
});
api.on('exit', code => {
  stop('api ended');
  process.exitCode = code ?? 1;
});

// Ctrl-C reaches the children too: both stop by themselves, this process waits for them.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));

function stop() {
  if (stopping) return;
  stopping = true;
  simulator?.kill('SIGTERM');
  if (api.exitCode === null) api.kill('SIGTERM');
}

function startSimulator({ credentials, mqttUrl }) {
  const entry = join(root, 'dist/api/simulator.js');
  if (!existsSync(entry)) return;
  simulator = fork(entry, ['--credentials', credentials, '--broker', mqttUrl, '--demo'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  simulator.on('exit', code => {
    if (!stopping) process.stderr.write(`callout: the simulated machines ended (${code})\n`);
  });
}

function printDemo({ publicUrl, demo }) {
  const account = (name, who) => `    ${`${name}@demo.callout`.padEnd(32)}${who}`;
  process.stdout.write(
    [
      '',
      `  Console  ${publicUrl}/console/`,
      `  Field    ${publicUrl}/field/      (phone size)`,
      `  Portal   ${publicUrl}/portal/`,
      `  Label    ${publicUrl}/e/${demo.labelToken}   (scan a machine: no account)`,
      `  MQTT     ${demo.mqttUrl}`,
      `  API      ${publicUrl}/api/docs`,
      '',
      '  Demo accounts, password callout-demo:',
      account('dispatcher', 'plans the day on map and board'),
      account('manager', 'models, rules, people, numbers'),
      account('agent', 'requests and triage'),
      account('engineer', 'field app'),
      account('partner', 'a service partner'),
      account('partner-engineer', 'field app of the partner'),
      account('customer', 'portal'),
      '',
      '  A fault begins on a simulated compressor within two minutes. Ctrl-C stops everything.',
      '',
    ].join('\n'),
  );
}
