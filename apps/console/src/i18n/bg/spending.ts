import type { Translation } from '#ui';
import type en from '../en/spending';

export default {
  'spending.title': 'Разход на езиковия модел',
  'spending.none': 'През този месец езиковият модел не е питан.',
  'spending.noneHint': 'На заявките отговарят правилата и търсенето във вашите статии.',
  'spending.of': 'Изразходвани {spent} от {monthly} този месец',
  'spending.spent': 'Изразходвани {spent} този месец',
  'spending.noPrice': 'Без цени се броят токени, а не пари.',
  'spending.warned':
    'Повечето от бюджета за месеца е изразходвано. Когато свърши, правилата продължават сами; клиентите не забелязват.',
  'spending.stopped':
    'Бюджетът за месеца е изчерпан: до края му или докато бюджетът се увеличи, работят правилата и търсенето във вашите статии, без езиковия модел. На никого не се отказва.',
  'spending.earlier': 'Предишен месец',
  'spending.later': 'Следващ месец',
  'spending.chart': '{month}, по дни и предназначение',
  'spending.tokens': 'Токени',
  'spending.cost': 'Разход',
  'spending.show': 'Показано в графиката',
  'spending.purpose': 'Предназначение',
  'spending.purpose.triage': 'Преценка на заявки',
  'spending.purpose.conversation': 'Отговори и чернови',
  'spending.purpose.search': 'Търсене по смисъл',
  'spending.calls': 'Питания',
  'spending.failed': '{count} без използваем отговор',
  'spending.refused': '{count} непопитани, защото бюджетът е изчерпан',
  'spending.unmeasured':
    '{count} са броени с най-многото, което може да са стрували: сървърът не казва колко е ползвал или е питан току-що.',
  'spending.csv': 'Изтегли CSV',
  'spending.set': 'Цени и бюджет',
  'spending.currency': 'Валута',
  'spending.priceIn': 'Цена на милион прочетени токени',
  'spending.priceOut': 'Цена на милион написани токени',
  'spending.priceSearch': 'Цена на милион токени за търсене по смисъл',
  'spending.priceSearchHint': 'Празно: като прочетени токени',
  'spending.monthly': 'Бюджет за месец',
  'spending.monthlyHint': 'Празно: без ограничение. Нужни са двете цени.',
  'spending.warnShare': 'Предупреждение от (процент)',
  'spending.save': 'Запис',
} satisfies Translation<typeof en>;
