export default {
  'access.edit': 'Change the access hours',
  'access.saved': 'The access hours of {site} are saved',
  'access.only': 'Can be entered only at certain hours',
  'access.onlyHint':
    'By the clocks of the site ({zone}). Visits are planned inside them, also those that wait already.',
  'access.hours': 'Open',
  'access.closedDays': 'Closed days',
  'access.noClosedDays': 'None. Add holidays, stock-taking, the summer break.',
  'access.closedDay': 'Closed on',
  'access.addDay': 'Add the day',
  'access.openOn': 'Open on {day} after all',
} as const;
