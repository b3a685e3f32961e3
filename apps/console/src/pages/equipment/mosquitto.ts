import type { DeviceCredentials, EquipmentModel } from '#contracts';

const inShell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A value just beyond the limit of the model's first numeric metric: the line should show something. */
export function examplePayload(model: Pick<EquipmentModel, 'metrics'> | undefined): string {
  const metric = model?.metrics.find(one => one.kind === 'number');
  if (!metric) return JSON.stringify({ temperature: 21.5 });
  const value = metric.high ?? metric.low ?? 20;
  return JSON.stringify({ [metric.key]: Math.round((value + 3) * 10) / 10 });
}

/** A line for a shell that sends one reading with these credentials. */
export function mosquittoLine({ deviceId, token, mqttUrl }: DeviceCredentials, payload: string): string {
  const url = new URL(mqttUrl);
  const isSecure = url.protocol === 'mqtts:';
  const port = url.port || (isSecure ? '8883' : '1883');
  return [
    `mosquitto_pub -h ${url.hostname} -p ${port}${isSecure ? ' --tls-use-os-certs' : ''}`,
    `-u ${inShell(deviceId)} -P ${inShell(token)} -q 1`,
    `-t ${inShell(`devices/${deviceId}/telemetry`)} -m ${inShell(payload)}`,
  ].join(' \\\n  ');
}
