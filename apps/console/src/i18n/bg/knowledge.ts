import type { Translation } from '#ui';
import type en from '../en/knowledge';

export default {
  'knowledge.list': 'Статии',
  'knowledge.article': 'Статия',
  'knowledge.search': 'Търсене по думи, кодове, симптоми',
  'knowledge.language': 'Език',
  'knowledge.models': 'Модели',
  'knowledge.allModels': 'Всички модели',
  'knowledge.faults': 'Повреди',
  'knowledge.for.customer': 'За клиенти',
  'knowledge.for.engineer': 'За техници',
  'knowledge.changed': 'Променена',
  'knowledge.back': 'Всички статии',
  'knowledge.none': 'Още няма статии',
  'knowledge.noneHint': 'Тук стои онова, което помага на клиенти и техници да оправят машината.',
  'knowledge.choose': 'Изберете статия',
} satisfies Translation<typeof en>;
