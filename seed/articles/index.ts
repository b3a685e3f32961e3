import type { Chance } from '../chance';
import type { Row } from '../rows';
import { DAY, iso } from '../time';
import { chargerTopics } from './charger';
import { compressorTopics } from './compressor';
import { screenTopics } from './screens';

const locales = ['en', 'zh', 'bg'] as const;

/** Fourteen subjects in three languages. */
export function articles(chance: Chance, organisationId: string, models: readonly Row[], now: number): Row[] {
  return [...compressorTopics, ...chargerTopics, ...screenTopics].flatMap(topic => {
    const modelIds = models
      .filter(model => model['family'] === topic.family)
      .map(model => String(model['id']));
    const at = iso(now - chance.between(10, 300) * DAY);
    return locales.map(locale => ({
      id: chance.id(),
      organisation_id: organisationId,
      slug: topic.slug,
      locale,
      title: topic[locale][0],
      text: topic[locale][1],
      model_ids: modelIds,
      fault_codes: topic.faultCodes,
      audience: topic.audience,
      created_at: at,
      updated_at: at,
      version: 1,
    }));
  });
}
