export default {
  'glossary.title': 'Думи на фирмата',
  'glossary.about':
    'Как вашите хора и клиенти наричат нещата. По тези думи търсенето и асистентът намират статия на един език, когато се пита на друг, освен думите на занаята, които вече знаят.',
  'glossary.search': 'Търсене в думите',
  'glossary.none': 'Още няма собствени думи',
  'glossary.noneHint':
    'Добавете това, което клиентите казват, а статиите не: прякори на части, имена на модели.',
  'glossary.noMatch': 'Няма дума с „{q}“.',
  'glossary.add': 'Добави',
  'glossary.addMany': 'Добави много',
  'glossary.addCount': 'Добави {count, plural, one {# термин} other {# термина}}',
  'glossary.addTitle': 'Нов термин',
  'glossary.editTitle': 'Промяна на термин',
  'glossary.termHint': 'Думи за едно и също нещо, вариантите със запетаи, поне на два езика.',
  'glossary.name': 'Име',
  'glossary.isName': 'Име: марка, модел, част или код',
  'glossary.nameHint': 'Остава както е: не се превежда и не се дели.',
  'glossary.words.en': 'Английски',
  'glossary.words.zh': 'Китайски',
  'glossary.words.bg': 'Български',
  'glossary.save': 'Запази',
  'glossary.saved': 'Запазено. Следващото търсене и следващият ход го ползват.',
  'glossary.known': 'Една от думите вече е в речника: променете онзи термин.',
  'glossary.gone': 'Изтрито: {words}',
  'glossary.edit': 'Промени: {words}',
  'glossary.delete': 'Изтрий: {words}',
  'glossary.lines': 'Термини',
  'glossary.linesHint':
    'По един термин на ред: английски; китайски; български, вариантите със запетаи. Стават и три колони от електронна таблица. Ред без точка и запетая е име.',
  'glossary.badLines':
    '{count, plural, one {На ред {lines} трябват} other {На редове {lines} трябват}} думи на два езика или име от две букви',
  'glossary.tooMany': 'Най-много {most} термина наведнъж',
  'glossary.imported':
    '{added, plural, one {Добавен е # термин} other {Добавени са # термина}}{known, plural, =0 {} other {, # вече известни}}',
} as const;
