import { expect, it } from '@jest/globals';
import { missingKeys } from '#ui';
import bg from './bg';
import en from './en';
import zh from './zh';

/** Words that are the same in another language on purpose. */
const same: string[] = [];

it('says everything of the console in English, Chinese and Bulgarian', () => {
  expect(missingKeys(en, zh, bg, same)).toEqual([]);
});
