export default {
  'policy.title': 'What plans weigh',
  'policy.hint':
    'How long on the road an hour of each counts for. To serve more and to keep promises always comes first. A change holds from the next plan on.',
  'policy.late.critical': 'An hour late, critical',
  'policy.late.high': 'An hour late, high',
  'policy.late.normal': 'An hour late, normal',
  'policy.late.low': 'An hour late, low',
  'policy.outsideHour': 'An hour outside of preferred times',
  'policy.overtimeHour': 'An hour of overtime, at least',
  'policy.unevenMinutes': 'An hour more work than others have',
  'policy.unit.hours': 'hours on the road',
  'policy.unit.minutes': 'minutes on the road',
  'policy.set': 'Change',
  'policy.save': 'Save',
  'policy.defaults': 'Back to the defaults',
  'policy.history': 'Changes ({count})',
} as const;
