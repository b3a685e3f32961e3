import { describe, expect, it } from '@jest/globals';
import { BadOption, readCredentials, readOptions } from './options';

describe('the options', () => {
  it('have defaults that fit an installation on this machine', () => {
    expect(readOptions([], {})).toEqual({
      devices: 50,
      ratePerSecond: 1,
      brokerUrl: 'mqtt://127.0.0.1:1883',
      credentials: '.data/simulator.json',
      fault: null,
      developMs: 60_000,
      seed: 1,
      network: 'good',
      demo: false,
    });
  });

  it('follow the environment and the command line', () => {
    expect(readOptions([], { MQTT_PORT: '1999', CALLOUT_DATA_DIR: '/d' })).toMatchObject({
      brokerUrl: 'mqtt://127.0.0.1:1999',
      credentials: '/d/simulator.json',
    });
    expect(
      readOptions(
        [
          '--devices',
          '3',
          '--rate',
          '0.5',
          '--broker',
          'mqtts://b:8883',
          '--fault',
          'kiosk-overheat',
          '--demo',
        ],
        { MQTT_URL: 'mqtt://other' },
      ),
    ).toMatchObject({
      devices: 3,
      ratePerSecond: 0.5,
      brokerUrl: 'mqtts://b:8883',
      fault: 'kiosk-overheat',
      demo: true,
    });
  });

  it.each([
    ['--devices', 'many'],
    ['--devices', '0'],
    ['--rate', '-1'],
    ['--rate', ''],
    ['--fault', 'meltdown'],
    ['--broker', 'localhost'],
    ['--wings', '2'],
  ])('%s %s is refused by name', (name, value) => {
    expect(() => readOptions([`${name}=${value}`], {})).toThrow(BadOption);
    expect(() => readOptions([`${name}=${value}`], {})).toThrow(name);
  });
});

describe('the credentials', () => {
  const one = { deviceId: 'd', token: 't', family: 'kiosk', serialNumber: 'S' };

  it('are a list, bare or under devices; unknown families are left out', () => {
    const expected = [{ deviceId: 'd', token: 't', family: 'kiosk' }];
    expect(readCredentials(JSON.stringify([one]), 'f')).toEqual(expected);
    expect(readCredentials(JSON.stringify({ devices: [one, { ...one, family: 'other' }] }), 'f')).toEqual(
      expected,
    );
  });

  it.each(['', '{', '{}', '[{}]', '[null]', '[{"deviceId":"d"}]'])('are not %s', text => {
    expect(() => readCredentials(text, 'the file')).toThrow(BadOption);
    expect(() => readCredentials(text, 'the file')).toThrow('the file');
  });
});
