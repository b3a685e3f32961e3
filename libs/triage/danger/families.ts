const members: Record<string, readonly string[]> = {
  human: ['person', 'child', 'kin', 'they', 'us', 'patient'],
  'part-of-body': ['hand', 'body', 'head', 'eye', 'airway', 'skin', 'clothes'],
  harm: [
    'injure',
    'cut',
    'crush',
    'burnt-skin',
    'blood',
    'pain',
    'unconscious',
    'breathe',
    'sick',
    'irritate',
  ],
  aid: ['hospital', 'call-for-help', 'evacuate'],
  fear: ['risk', 'near-miss', 'urgent'],
  burning: ['fire', 'ember', 'smoke', 'haze', 'soot', 'melt', 'burning-smell'],
  heat: ['hot', 'too-hot-to-hold', 'rising'],
  force: ['bang', 'fly', 'swell', 'pressure'],
  voltage: ['shock', 'spark', 'live', 'bare', 'crackle'],
  substance: ['gas', 'exhaust', 'chemical'],
  released: ['leak', 'swallow', 'smell'],
  held: ['stuck', 'get-out'],
  falling: ['fall', 'hang'],
  unbridled: ['does-not-stop', 'moves-by-itself', 'people-in-it', 'guard'],
  care: ['medical-device', 'vital'],
  calm: ['purchase', 'paperwork', 'software', 'all-well', 'question', 'fault'],
};

/** What several concepts have in common: that somebody's part of the body was hurt is the same whichever it was, and however. */
export const familyOf: ReadonlyMap<string, string> = new Map(
  Object.entries(members).flatMap(([family, concepts]) =>
    concepts.map(concept => [concept, `${family}…`] as const),
  ),
);
