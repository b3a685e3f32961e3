import type { Translation } from '#ui';
import type en from '../en/plan-day';

export default {
  'planDay.button': 'Планирай деня',
  'planDay.title': 'План за {date}',
  'planDay.thinking': 'Планиране …',
  'planDay.thinkingHint':
    'Най-много {seconds, plural, one {# секунда} other {# секунди}} пресмятане. Нищо не се променя, преди да го публикувате.',
  'planDay.giveUp': 'Откажи се',
  'planDay.again': 'Планирай отново',
  'planDay.failed': 'Планът не можа да бъде съставен',
  'planDay.failedHint': 'Нищо не е променено. Опитайте отново.',
  'planDay.interrupted': 'Сървърът спря по средата. Нищо не е променено; опитайте отново.',
  'planDay.discarded': 'Този план е отхвърлен',
  'planDay.nothing': 'Няма какво да се планира',
  'planDay.nothingHint': 'Няма поръчка, която чака посещение.',
  'planDay.noRoom': 'В този ден не може да се добави посещение. Причините са по-долу.',
  'planDay.publish': '{count, plural, one {Публикувай # посещение} other {Публикувай # посещения}}',
  'planDay.discard': 'Отхвърли',
  'planDay.published':
    '{count, plural, =0 {Не е публикувано нито едно посещение.} one {Публикувано е # посещение.} other {Публикувани са # посещения.}}',
  'planDay.refused': '{count, plural, one {# вече не беше възможно.} other {# вече не бяха възможни.}}',
  'planDay.isPublished': 'Публикувано',
  'planDay.isLeftOut': 'Оставено',
  'planDay.engineerFacts': '{count, plural, one {# посещение} other {# посещения}} · {travel} · {distance}',
  'planDay.allOf': 'Всички посещения на {engineer}',
  'planDay.include': 'Публикувай {number}',
  'planDay.late': 'след срока',
  'planDay.overtime': 'у дома {duration} след смяната',
  'planDay.leftOut': 'Извън плана',
  'planDay.leftOutCount':
    '{count, plural, one {# поръчка остава извън плана} other {# поръчки остават извън плана}}',
  'planDay.kpi.what': 'Показател',
  'planDay.kpi.before': 'Сега',
  'planDay.kpi.after': 'С този план',
  'planDay.kpi.visits': 'Посещения',
  'planDay.kpi.waiting': 'Поръчки без посещение',
  'planDay.kpi.dueWaiting': 'от тях със срок дотогава',
  'planDay.kpi.late': 'Закъснение общо',
  'planDay.kpi.travel': 'На път',
  'planDay.kpi.distance': 'Разстояние',
  'planDay.kpi.overtime': 'У дома след смяната',
  'planDay.why.promised-elsewhen': 'Обещано за друг ден',
  'planDay.why.promise-missed': 'Обещаното време е минало: клиентът трябва да бъде попитан',
  'planDay.why.promise-too-tight':
    'Никой не може да е там в обещаното време; {engineer} го пропуска с {duration}',
  'planDay.why.nobody-works': 'Никой, който може да я поеме, не работи този ден',
  'planDay.why.skill-missing': 'Никой няма уменията на нужното ниво: {skills}',
  'planDay.why.excluded':
    'Никой с нужните умения не е желан отново там: {count, plural, one {нежелан е # инженер} other {нежелани са # инженери}}',
  'planDay.why.skilled-away': 'Който има уменията, не работи този ден: {skills}',
  'planDay.why.overtime-only': 'Възможно само ако {engineer} се прибере {duration} след смяната',
  'planDay.why.out-of-reach': 'Твърде далеч или твърде дълго за която и да е смяна този ден',
  'planDay.why.no-room':
    '{count, plural, one {Единственият, който може, няма свободно време} other {И #-мата, които могат, нямат свободно време}}',
} satisfies Translation<typeof en>;
