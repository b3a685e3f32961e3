import { describe, expect, it } from '@jest/globals';
import { examplePayload, mosquittoLine } from './mosquitto';

const metric = {
  key: 'pressure',
  title: { en: 'Pressure' },
  unit: 'bar',
  kind: 'number',
  low: 6,
  high: 8.5,
} as const;

describe('the line that sends one reading', () => {
  it('carries the credentials and the topic of the device', () => {
    const line = mosquittoLine(
      { deviceId: 'd-1', token: "cd_x'y", mqttUrl: 'mqtt://127.0.0.1:2883' },
      '{"pressure":9}',
    );
    expect(line.replaceAll(' \\\n  ', ' ')).toBe(
      `mosquitto_pub -h 127.0.0.1 -p 2883 -u 'd-1' -P 'cd_x'\\''y' -q 1 -t 'devices/d-1/telemetry' -m '{"pressure":9}'`,
    );
  });
  it('knows the usual ports', () => {
    const at = (mqttUrl: string): string => mosquittoLine({ deviceId: 'd', token: 't', mqttUrl }, '{}');
    expect(at('mqtt://broker')).toContain('-h broker -p 1883 ');
    expect(at('mqtts://broker')).toContain('-h broker -p 8883 --tls-use-os-certs ');
  });
  it('sends a value that one will see', () => {
    expect(examplePayload({ metrics: [metric] })).toBe('{"pressure":11.5}');
    expect(examplePayload(undefined)).toBe('{"temperature":21.5}');
  });
});
