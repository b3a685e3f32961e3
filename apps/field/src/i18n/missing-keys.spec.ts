import { expect, it } from '@jest/globals';
import { missingKeys } from '#ui';
import bg from './bg';
import en from './en';
import zh from './zh';

it('has every sentence of the field app in three languages', () => {
  expect(missingKeys(en, zh, bg)).toEqual([]);
});
