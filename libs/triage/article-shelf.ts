import type { TriageArticle } from './model';

interface Shelf {
  /** Places in the array. */
  byId: ReadonlyMap<string, number>;
  byFault: ReadonlyMap<string, readonly number[]>;
}
const shelves = new WeakMap<readonly TriageArticle[], Shelf>();

/** Articles by id and by fault, put in order once per array: a turn must not walk through tens of thousands. */
function shelfOf(articles: readonly TriageArticle[]): Shelf {
  const known = shelves.get(articles);
  if (known) return known;
  const byId = new Map<string, number>();
  const byFault = new Map<string, number[]>();
  for (const [place, { id, faultCodes }] of articles.entries()) {
    if (!byId.has(id)) byId.set(id, place);
    for (const code of new Set(faultCodes)) {
      const about = byFault.get(code);
      if (about) about.push(place);
      else byFault.set(code, [place]);
    }
  }
  const shelf = { byId, byFault };
  shelves.set(articles, shelf);
  return shelf;
}

export function articleById<Article extends TriageArticle>(
  articles: readonly Article[],
  id: string,
): Article | undefined {
  const place = shelfOf(articles).byId.get(id);
  return place === undefined ? undefined : articles[place];
}

/** In the order of the array. */
export function articlesAbout<Article extends TriageArticle>(
  articles: readonly Article[],
  faultCode: string,
): Article[] {
  return (shelfOf(articles).byFault.get(faultCode) ?? [])
    .map(place => articles[place])
    .filter(one => one !== undefined);
}
