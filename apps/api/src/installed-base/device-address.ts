import type { Config } from '../platform/config';

/** Where a machine connects. Our own account, which may stand in MQTT_URL, is nobody else's. */
export function deviceAddress({
  mqttUrl,
  mqttPublicUrl,
  mqttPort,
  publicUrl,
}: Pick<Config, 'mqttUrl' | 'mqttPublicUrl' | 'mqttPort' | 'publicUrl'>): string {
  if (mqttPublicUrl) return mqttPublicUrl;
  if (!mqttUrl) return `mqtt://${new URL(publicUrl).hostname}:${mqttPort}`;
  const url = new URL(mqttUrl);
  url.username = '';
  url.password = '';
  return url.href;
}
