import { describe, expect, it } from '@jest/globals';
import { deviceAddress } from './device-address';

const embedded = {
  mqttUrl: null,
  mqttPublicUrl: null,
  mqttPort: 1_883,
  publicUrl: 'https://service.example.com',
};

describe('the address that a machine is given', () => {
  it('is the embedded broker of this host', () => {
    expect(deviceAddress(embedded)).toBe('mqtt://service.example.com:1883');
  });

  it('is the external broker, without the account of Callout', () => {
    const mqttUrl = 'mqtt://callout:secret@broker.example.com:1883';
    expect(deviceAddress({ ...embedded, mqttUrl })).toBe('mqtt://broker.example.com:1883');
  });

  it('is what MQTT_PUBLIC_URL says, where machines come in by another door', () => {
    const doors = {
      mqttUrl: 'mqtt://callout:secret@mosquitto:1884',
      mqttPublicUrl: 'mqtts://mqtt.example.com',
    };
    expect(deviceAddress({ ...embedded, ...doors })).toBe('mqtts://mqtt.example.com');
  });
});
