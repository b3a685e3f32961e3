import { render } from '@testing-library/react';
import type { AlertRule, Equipment, EquipmentModel, Me, RuleOverride, Threshold } from '#contracts';
import { ApiProvider, createQueryClient, ToastProvider } from '#ui';
import { clientOf } from '../../../answers.fixture';
import type { Answers, Call } from '../../../answers.fixture';
import { I18nProvider } from '../../../i18n';
import { SessionProvider } from '../../../session';
import { me as dispatcher } from '../../dispatch/dispatch.fixture';
import RulesPage from '../rules-page';

const id = (last: number): string => `6a1f7c52-3f0e-4c7e-9a55-0d5b6a4d2b${String(last).padStart(2, '0')}`;

export const model: EquipmentModel = {
  id: id(1),
  code: 'CMP',
  name: 'Compressor',
  family: 'compressor',
  metrics: [
    { key: 'temperature', kind: 'number', title: { en: 'Temperature' }, unit: '°C', low: null, high: null },
    { key: 'pressure', kind: 'number', title: { en: 'Pressure' }, unit: 'bar', low: null, high: null },
  ],
  faultCodes: [],
  commands: [],
  warranty: null,
  version: 1,
};
export const rule: AlertRule = {
  id: id(2),
  name: 'Too hot',
  modelId: model.id,
  modelName: model.name,
  faultKey: 'hot',
  faultCode: null,
  urgency: 'high',
  condition: { type: 'compare', metric: 'temperature', op: 'gt', value: 95 },
  pattern: { kind: 'duration', seconds: 600 },
  milderLevels: [],
  clearCondition: null,
  schedule: null,
  allowedLatenessSeconds: 0,
  suppressedBy: [],
  opensRequest: true,
  opensWorkOrder: false,
  opensFrom: 'low',
  active: true,
  overrides: 1,
  version: 1,
};
export const above = (value: number, metric = 'temperature'): Threshold => ({
  part: 'raise',
  type: 'compare',
  metric,
  op: 'gt',
  value,
});
export const override = (given: Partial<RuleOverride> = {}): RuleOverride => ({
  id: id(3),
  ruleId: rule.id,
  scope: 'site',
  scopeId: id(4),
  scopeName: 'Mill',
  thresholds: [above(88)],
  seconds: null,
  active: null,
  units: 3,
  version: 4,
  ...given,
});
export const unit: Equipment = {
  id: id(5),
  serialNumber: 'CMP-0042',
  assetTag: null,
  publicToken: 'label',
  status: 'in_service',
  modelId: model.id,
  modelName: model.name,
  family: 'compressor',
  siteId: id(4),
  siteName: 'Mill',
  city: 'Plovdiv',
  position: { lat: 42.1, lng: 24.7 },
  timeZone: 'Europe/Sofia',
  customerId: id(6),
  customerName: 'Bakers',
  functionalLocation: null,
  parentId: null,
  installedOn: null,
  firmware: null,
  properties: {},
  deviceId: 'cmp-0042',
  online: true,
  lastReadingAt: null,
  openAlerts: 0,
  worstUrgency: null,
  openRequests: 0,
  openWorkOrders: 0,
  version: 1,
};

const page = (items: readonly unknown[]) => () => ({ items, nextCursor: null });
const overridesPath = `/alert-rules/${rule.id}/overrides`;
export const paths = {
  list: `GET ${overridesPath}`,
  put: `PUT ${overridesPath}`,
  remove: `DELETE ${overridesPath}/${override().id}`,
};

/** The rules at an address, and an api that keeps the overrides; a spec replaces the answers that it is about. */
export function openRules(
  search: string,
  { items = [override()], role = 'manager', over = {} }: Opened = {},
): Call[] {
  history.replaceState(null, '', `/console/alerts/rules${search}`);
  const calls: Call[] = [];
  let kept = items;
  const answer = () => ({
    items: kept,
    rule: { thresholds: [above(95)], seconds: 600, active: true },
  });
  const client = clientOf(
    {
      'GET /equipment-models': page([model]),
      'GET /alert-rules': page([rule]),
      'GET /equipment': page([unit]),
      'GET /sites': page([]),
      'GET /customers': page([]),
      [`GET /equipment/${unit.id}`]: () => unit,
      [paths.list]: answer,
      [paths.put]: answer,
      [paths.remove]: () => {
        kept = [];
        return answer();
      },
      ...over,
    },
    calls,
  );
  const me: Me = { ...dispatcher, person: { ...dispatcher.person, role } };
  render(
    <ApiProvider client={client} queryClient={createQueryClient()}>
      <I18nProvider personLocale="en">
        <ToastProvider>
          <SessionProvider me={me}>
            <RulesPage />
          </SessionProvider>
        </ToastProvider>
      </I18nProvider>
    </ApiProvider>,
  );
  return calls;
}

interface Opened {
  items?: RuleOverride[];
  role?: Me['person']['role'];
  over?: Answers;
}
