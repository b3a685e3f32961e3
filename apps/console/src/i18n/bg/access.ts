export default {
  'access.edit': 'Промяна на часовете за достъп',
  'access.saved': 'Часовете за достъп до {site} са записани',
  'access.only': 'Достъп само в определени часове',
  'access.onlyHint':
    'По часовника на обекта ({zone}). Посещенията се планират в тях, и на вече чакащите поръчки.',
  'access.hours': 'Отворено',
  'access.closedDays': 'Почивни дни',
  'access.noClosedDays': 'Няма. Добавете празници, инвентаризация, лятна почивка.',
  'access.closedDay': 'Затворено на',
  'access.addDay': 'Добави деня',
  'access.openOn': '{day} все пак е отворено',
} as const;
