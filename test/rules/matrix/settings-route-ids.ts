import type { RouteName } from '#contracts';
import type { RouteIds } from './kinds';

const request: RouteIds = { params: { id: 'request' } };

/** Of the pages on which a manager sets what holds for the house. */
export const settingsRouteIds = {
  assistantEndpoint: {},
  checkAssistantEndpoint: {},
  assistantStanding: {},
  dataNotice: {},
  setDataNotice: { body: { with: { '/endpoint': 'host.example', '/isAccepted': true } } },
  listLessons: {},
  learnLessons: {},
  requestSpending: request,
  assistantSpending: {},
  listModelCalls: {},
  setAssistantBudget: {
    body: { with: { '/version': 0, '/monthly': null, '/priceIn': null, '/priceOut': null } },
  },
  planningPolicy: {},
  setPlanningPolicy: { body: { with: { '/version': 0 } } },
  listTerms: {},
  addTerm: { body: { with: { '/en/0': 'nozzle', '/zh/0': '喷嘴' } } },
  importTerms: { body: { with: { '/terms/0/en/0': 'gasket', '/terms/0/zh/0': '垫片' } } },
  changeTerm: { params: { id: 'term' }, body: { with: { '/en/0': 'AirCore' } } },
  deleteTerm: { params: { id: 'term' } },
  searchByMeaning: {},
  checkSearchByMeaning: {},
  embedArticles: {},
} as const satisfies Partial<Record<RouteName, RouteIds>>;
