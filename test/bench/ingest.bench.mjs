// From the device's PUBLISH to its PUBACK, which comes after the commit: beside a broker that stores nothing, and beside COPY.
import { fileURLToPath } from 'node:url';
import { connectedDevices } from './ingest/devices.mjs';
import { forgetOverrides, overrideRules } from './ingest/overrides.mjs';
import { copyAgain } from './ingest/copy.mjs';
import { median, round, say, spread } from './lib/figures.mjs';
import { helper, ownerOf, startSystem } from './lib/system.mjs';

/** `overrides`: of each rule, by units; 0 leaves that turn out. */
export const defaults = {
  devices: 50,
  messages: 15_000,
  window: 20,
  rate: 500,
  seconds: 8,
  rounds: 3,
  overrides: 0,
};
const here = file => fileURLToPath(new URL(file, import.meta.url));

export async function run({ devices: count, messages, window, rate, seconds, rounds, overrides }) {
  const system = await startSystem();
  const owner = await ownerOf(system);
  const devices = await connectedDevices(owner, system.demo.credentials, count);
  const { child: publisher } = await helper(here('ingest/publisher.mjs'));
  const { child: broker, first } = await helper(here('ingest/bare-broker.mjs'));
  const play = order =>
    new Promise((resolve, reject) => {
      publisher.once('message', ({ result, error }) => (error ? reject(new Error(error)) : resolve(result)));
      publisher.send({ devices, window, ...order });
    });
  const stored = async epoch =>
    (
      await owner.query(
        'SELECT count(*)::int AS rows, count(DISTINCT seq)::int AS messages FROM reading WHERE epoch = $1',
        [epoch],
      )
    ).rows[0];

  const took = { product: [], overridden: [], bare: [], copy: [], productMs: [], bareMs: [], loadedMs: [] };
  let [acked, lost, doubled] = [0, 0, 0];
  let epoch = Date.now();
  const throughProduct = async order => {
    epoch += 1;
    const result = await play({ port: system.mqttPort, epoch, ...order });
    const { rows, messages: kept } = await stored(epoch);
    acked += result.acked;
    lost += Math.max(0, result.acked - kept);
    doubled += rows - kept;
    if (result.acked < result.sent)
      throw new Error(`${result.sent - result.acked} messages were never acknowledged`);
    return result;
  };
  await throughProduct({ messages: 2_000 });
  for (let turn = 1; turn <= rounds; turn++) {
    say(`round ${turn} of ${rounds}`);
    const full = await throughProduct({ messages });
    took.product.push((full.acked / full.ms) * 1_000);
    took.loadedMs.push(...full.latenciesMs);
    took.copy.push(await copyAgain(owner, epoch));
    if (overrides > 0) {
      await overrideRules(owner, overrides);
      const other = await throughProduct({ messages });
      took.overridden.push((other.acked / other.ms) * 1_000);
      await forgetOverrides(owner);
    }
    const bare = await play({ port: first.port, epoch, messages });
    took.bare.push((bare.acked / bare.ms) * 1_000);
    const paced = { messages: rate * seconds, perSecond: rate };
    took.productMs.push(...(await throughProduct(paced)).latenciesMs);
    took.bareMs.push(...(await play({ port: first.port, epoch, ...paced })).latenciesMs);
  }
  const { rows: letters } = await owner.query('SELECT count(*)::int AS count FROM dead_letter');
  await owner.end();
  publisher.kill();
  broker.kill();
  await system.stop();

  const [product, bare, copy] = [took.product, took.bare, took.copy].map(all => Math.round(median(all)));
  const overridden = overrides > 0 ? Math.round(median(took.overridden)) : null;
  const [puback, barePuback, loaded] = [took.productMs, took.bareMs, took.loadedMs].map(spread);
  return {
    columns: ['', 'messages/s', `PUBACK p50 ms at ${rate}/s`, 'p99 ms', 'p99 ms at full load'],
    rows: [
      ['callout, committed', product, puback.p50, puback.p99, loaded.p99],
      ...(overrides > 0 ? [[`callout, ${overrides} overrides a rule`, overridden, '', '', '']] : []),
      ['aedes alone, nothing stored', bare, barePuback.p50, barePuback.p99, ''],
      ['COPY of the same rows', copy, '', '', ''],
      ['acknowledged / lost / doubled', `${acked} / ${lost} / ${doubled}`, '', '', ''],
    ],
    figures: {
      yardstick: 'COPY of the same rows into the same indexes; aedes that acknowledges at once',
      messagesPerSecond: product,
      overriddenPerSecond: overridden,
      ratio: round(product / copy, 3),
      ratioToBareBroker: round(product / bare, 3),
      copyRowsPerSecond: copy,
      bareBrokerPerSecond: bare,
      puback,
      barePuback,
      pubackAtFullLoad: loaded,
      acked,
      lost,
      doubled,
      deadLetters: letters[0].count,
    },
  };
}
