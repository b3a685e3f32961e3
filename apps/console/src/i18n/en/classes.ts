export default {
  'classes.title': 'Conversations by class',
  'classes.about':
    'What customers reported in the last {weeks} weeks, by class of problem: how much the assistant solves alone, and where people are needed.',
  'classes.none': 'No conversations yet',
  'classes.untriaged': 'Not triaged',
  'classes.solved': 'Solved by the assistant alone',
  'classes.withPerson': 'With a person',
  'classes.rest': 'Others',
  'classes.figures': '{total}, of which {share} solved by the assistant alone',
  'classes.week': 'Week of {day}: {total}, alone {solved}, with a person {withPerson}',
} as const;
