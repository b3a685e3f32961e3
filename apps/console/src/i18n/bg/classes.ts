import type { Translation } from '#ui';
import type en from '../en/classes';

export default {
  'classes.title': 'Разговори по клас',
  'classes.about':
    'Какво са съобщили клиентите през последните {weeks} седмици, по клас на проблема: колко решава асистентът сам и къде са нужни хора.',
  'classes.none': 'Още няма разговори',
  'classes.untriaged': 'Без преценка',
  'classes.solved': 'Решени само от асистента',
  'classes.withPerson': 'При човек',
  'classes.rest': 'Други',
  'classes.figures': '{total}, от тях {share} решени само от асистента',
  'classes.week': 'Седмица от {day}: {total}, сам {solved}, при човек {withPerson}',
} satisfies Translation<typeof en>;
