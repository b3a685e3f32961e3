import type { Translation } from '#ui';
import type en from '../en/meaning';

export default {
  'meaning.title': 'Търсене по смисъл',
  'meaning.none':
    'При търсене, преценка и разговори статиите се намират по думи, а между езиците – чрез речника. С модел за вграждане на сървъра (OPENAI_EMBEDDING_MODEL) се намират и по смисъл.',
  'meaning.embedded': '{embedded} от {pieces} части на {articles} статии се намират по смисъл',
  'meaning.used': '{tokens} токена този месец',
  'meaning.fails':
    'Последното питане не успя: {why}. Търсенето, преценката и отговорите се водят само от думите.',
  'meaning.check': 'Проба',
  'meaning.now': 'Продължи сега',
  'meaning.anew': 'Всички наново',
  'meaning.begun': 'Статиите се обработват; това трае няколко минути.',
  'meaning.dimension': '{count} числа за текст',
  'meaning.joinsLanguages': 'Познава същото на други езици',
  'meaning.oneLanguage':
    'Този модел не намира същото на друг език. Статиите на други езици се намират само чрез речника.',
  'meaning.otherDimension':
    'Сървърът вече дава {now} числа за текст, а запазените имат {dimension}: нека всички се направят наново.',
  'meaning.searched': 'По думи и по смисъл',
  'meaning.wordsAlone': 'Само по думи: търсенето по смисъл сега не отговаря',
  'meaning.notYet': 'Само по думи: статиите още не са готови за търсене по смисъл',
} satisfies Translation<typeof en>;
