// A process of its own that plays the devices: orders come as messages, results go back the same way.
import { setTimeout as sleep } from 'node:timers/promises';
import { BenchDevice } from './device.mjs';

const PATIENCE_MS = 120_000;

/** `alarmEvery`: one in so many messages of a device carries its `alarm` values instead, at another count in each. */
async function play({ port, devices, messages, window, perSecond, epoch, alarmEvery }) {
  const open = await Promise.all(devices.map(device => BenchDevice.open({ port, ...device })));
  const count = { sent: 0, alarms: 0 };
  const send = at => {
    const { deviceId, values, alarm } = devices[at];
    const own = Math.floor(count.sent / open.length);
    const isAlarm = alarmEvery && alarm && (own + at) % alarmEvery === alarmEvery - 1;
    const payload = JSON.stringify({
      ts: Date.now(),
      epoch,
      seq: count.sent++,
      values: isAlarm ? { ...values, ...alarm } : values,
    });
    if (isAlarm) count.alarms += 1;
    open[at].publish(`devices/${deviceId}/telemetry`, payload);
  };
  const acked = () => open.reduce((sum, device) => sum + device.latenciesMs.length, 0);
  const begun = performance.now();
  if (perSecond) {
    for (let due = 0; due < messages; await sleep(5)) {
      due = Math.min(messages, Math.floor(((performance.now() - begun) / 1_000) * perSecond));
      for (let missing = due - count.sent; missing > 0; missing--) send(count.sent % open.length);
    }
  } else {
    for (const [at, device] of open.entries()) {
      device.onAck = () => {
        if (count.sent < messages) send(at);
      };
      for (let free = window; free > 0; free--) device.onAck();
    }
  }
  while (acked() < messages && performance.now() - begun < PATIENCE_MS) await sleep(5);
  const ms = performance.now() - begun;
  for (const device of open) device.close();
  const latenciesMs = open.flatMap(device => device.latenciesMs);
  return { ...count, acked: acked(), ms, latenciesMs };
}

process.on('message', order => {
  play(order).then(
    result => process.send({ result }),
    error => process.send({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
