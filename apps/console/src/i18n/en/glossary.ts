export default {
  'glossary.title': 'Words of the house',
  'glossary.about':
    'What your people and customers call things. Search and assistant find an article in one language by these words in another, beside the words of the trade that they know already.',
  'glossary.search': 'Search in words',
  'glossary.none': 'No words of your own yet',
  'glossary.noneHint':
    'Add what your customers say and your articles do not: nicknames of parts, names of models.',
  'glossary.noMatch': 'No word with “{q}”.',
  'glossary.add': 'Add',
  'glossary.addMany': 'Add many',
  'glossary.addCount': 'Add {count, plural, one {# term} other {# terms}}',
  'glossary.addTitle': 'New term',
  'glossary.editTitle': 'Change term',
  'glossary.termHint':
    'Words for the same thing, alternatives separated by commas, in at least two languages.',
  'glossary.name': 'Name',
  'glossary.isName': 'A name: brand, model, part or code',
  'glossary.nameHint': 'Stays as it is: never translated, always one piece.',
  'glossary.words.en': 'English',
  'glossary.words.zh': 'Chinese',
  'glossary.words.bg': 'Bulgarian',
  'glossary.save': 'Save',
  'glossary.saved': 'Saved. The next search and the next turn use it.',
  'glossary.known': 'One of the words is in the glossary already: change that term instead.',
  'glossary.gone': 'Deleted: {words}',
  'glossary.edit': 'Change: {words}',
  'glossary.delete': 'Delete: {words}',
  'glossary.lines': 'Terms',
  'glossary.linesHint':
    'A term a line: English; Chinese; Bulgarian, alternatives separated by commas. Three columns copied from a spreadsheet will do. A line without a semicolon is a name.',
  'glossary.badLines':
    '{count, plural, one {Line {lines} needs} other {Lines {lines} need}} words in two languages, or a name of two letters',
  'glossary.tooMany': 'At most {most} terms at once',
  'glossary.imported':
    '{added, plural, one {# term added} other {# terms added}}{known, plural, =0 {} other {, # known already}}',
} as const;
