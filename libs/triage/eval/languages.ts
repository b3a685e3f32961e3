import type { Glossary } from '../glossary/glossary';
import type { TriageLocale } from '../model';
import { buildIndex, retrieve } from '../retrieval';
import type { RetrievalDocument } from '../retrieval';
import { kinds, locales } from './world/index';

/** A report put to a search, and the article that is about it. */
export interface Searched {
  id: string;
  text: string;
  wanted: string;
  found: string | null;
}

/**
 * How far retrieval carries over languages: the reports of customers, put to the thirty articles of another language alone, and, to see
 * what that costs, to those of all languages. Reports and articles are ours; the glossary was written without looking at the
 * other five of the six kinds of equipment, one (the pump) had been seen.
 */
export function searchedAcross(glossary: Glossary | null): Searched[] {
  return locales.flatMap(language =>
    locales.filter(other => other !== language).flatMap(other => searched(language, [other], glossary)),
  );
}

/** In all languages at once: the article in the language of the report is wanted. */
export const searchedAtHome = (glossary: Glossary | null): Searched[] =>
  locales.flatMap(language => searched(language, locales, glossary));

function searched(
  language: TriageLocale,
  among: readonly TriageLocale[],
  glossary: Glossary | null,
): Searched[] {
  const faults = kinds.flatMap(kind => kind.faults);
  const documents: RetrievalDocument[] = faults.flatMap(fault =>
    among.map(locale => ({
      id: `${fault.code}-${locale}`,
      title: fault[locale].title,
      text: fault[locale].steps.join(' '),
    })),
  );
  const index = buildIndex(documents, glossary);
  const home = among.includes(language) ? language : among[0];
  return faults.flatMap(fault =>
    fault[language].reports.map((text, at) => ({
      id: `${fault.code}/${language}${at + 1}>${among.join('+')}: ${text}`,
      text,
      wanted: `${fault.code}-${home}`,
      found: retrieve(index, text, 1, glossary)[0]?.id ?? null,
    })),
  );
}
