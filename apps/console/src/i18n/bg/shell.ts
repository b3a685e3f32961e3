import type { Translation } from '#ui';
import type en from '../en/shell';

export default {
  'nav.label': 'Страници',
  'nav.overview': 'Преглед',
  'nav.dispatch': 'Диспечиране',
  'nav.requests': 'Заявки',
  'nav.workOrders': 'Поръчки',
  'nav.equipment': 'Оборудване',
  'nav.alerts': 'Тревоги',
  'nav.knowledge': 'Знания',
  'nav.people': 'Хора',
  'nav.settings': 'Настройки',
  'nav.more': 'Още',

  'shell.notFound': 'Тази страница не съществува',
  'shell.notFoundHint': 'Адресът може да е стар или съдържанието да не е видимо за вас.',
  'shell.notYours': 'Тази страница не е за вашата роля',
  'shell.notYoursHint': 'Ако ви трябва, обърнете се към сервизен мениджър.',
  'shell.toStart': 'Към началото',
  'shell.person': 'Вашият профил',
  'shell.appearance': 'Облик',

  'search.title': 'Търсене',
  'search.open': 'Търсене на оборудване, поръчки, заявки',
  'search.placeholder': 'Сериен номер, поръчка, обект, повреда …',
  'search.start': 'Въведете поне два знака',
  'search.nothing': 'Няма нищо за „{text}“',
  'search.results': '{count, plural, one {# резултат} other {# резултата}}',
  'search.pages': 'Страници',
  'search.hint': 'Стрелките избират, Enter отваря',
  'nav.waiting': '{count} чакат човек',
} satisfies Translation<typeof en>;
