export default {
  'meaning.title': 'Search by meaning',
  'meaning.none':
    'Articles are found by their words, also across languages by the glossary, in searches, triage and conversations. With an embedding model at the endpoint (OPENAI_EMBEDDING_MODEL) they are found by what they mean, too.',
  'meaning.embedded': '{embedded} of {pieces} pieces of {articles} articles can be found by meaning',
  'meaning.used': '{tokens} tokens this month',
  'meaning.fails': 'The last call failed: {why}. Searches, triage and replies go on by words alone.',
  'meaning.check': 'Test',
  'meaning.now': 'Go on now',
  'meaning.anew': 'All anew',
  'meaning.begun': 'The articles are being worked on; this takes some minutes.',
  'meaning.dimension': '{count} numbers a text',
  'meaning.joinsLanguages': 'Knows the same in other languages',
  'meaning.oneLanguage':
    'This model does not find the same in another language. Articles in other languages are found by the glossary only.',
  'meaning.otherDimension':
    'The endpoint now gives {now} numbers a text, the stored ones have {dimension}: let all be made anew.',
  'meaning.searched': 'By words and by meaning',
  'meaning.wordsAlone': 'By words alone: the search by meaning does not answer now',
  'meaning.notYet': 'By words alone: the articles are not ready for the search by meaning yet',
} as const;
