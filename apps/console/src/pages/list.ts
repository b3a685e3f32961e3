import type { ConsolePage } from './define';
import { page } from './define';

/** List and detail in one: the same component, so that opening another request keeps the list where it is. */
const requests = page({
  path: '/requests',
  permission: 'request.read',
  entry: { icon: 'message', label: 'nav.requests', counts: 'waiting' },
  fills: true,
  load: () => import('./requests/inbox-page'),
});

const knowledge = page({
  path: '/knowledge',
  permission: 'article.read',
  entry: { icon: 'book', label: 'nav.knowledge' },
  fills: true,
  load: () => import('./knowledge/knowledge-page'),
});

/** Every page of the console; those with an entry are the side navigation, in this order. */
export const pages: readonly ConsolePage[] = [
  page({
    path: '/overview',
    permission: 'overview.read',
    entry: { icon: 'home', label: 'nav.overview' },
    load: () => import('./overview/overview-page'),
  }),
  page({
    path: '/dispatch',
    permission: 'visit.plan',
    entry: { icon: 'map', label: 'nav.dispatch' },
    fills: true,
    load: () => import('./dispatch/dispatch-page'),
  }),
  requests,
  {
    path: '/requests/:id',
    permission: requests.permission,
    fills: true,
    load: requests.load,
    Component: requests.Component,
  },
  page({
    path: '/work-orders',
    permission: 'work-order.read',
    entry: { icon: 'clipboard', label: 'nav.workOrders' },
    load: () => import('./work-orders/list-page'),
  }),
  page({
    path: '/work-orders/:id',
    permission: 'work-order.read',
    load: () => import('./work-orders/order-page'),
  }),
  page({
    path: '/equipment',
    permission: 'equipment.read',
    entry: { icon: 'cpu', label: 'nav.equipment' },
    load: () => import('./equipment/list-page'),
  }),
  page({
    path: '/equipment/new',
    permission: 'equipment.change',
    load: () => import('./equipment/register-page'),
  }),
  page({ path: '/equipment/:id', permission: 'equipment.read', load: () => import('./equipment/unit-page') }),
  page({
    path: '/alerts',
    permission: 'alert.read',
    entry: { icon: 'bell', label: 'nav.alerts' },
    load: () => import('./alerts/alerts-page'),
  }),
  page({ path: '/alerts/rules', permission: 'alert-rule.read', load: () => import('./alerts/rules-page') }),
  knowledge,
  {
    path: '/knowledge/:id',
    permission: knowledge.permission,
    fills: true,
    load: knowledge.load,
    Component: knowledge.Component,
  },
  page({
    path: '/people',
    permission: 'people.read',
    entry: { icon: 'user', label: 'nav.people' },
    load: () => import('./people/people-page'),
  }),
  page({
    path: '/settings',
    permission: 'session.own',
    entry: { icon: 'settings', label: 'nav.settings' },
    load: () => import('./settings/settings-page'),
  }),
];
