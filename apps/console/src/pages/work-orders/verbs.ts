import { routes } from '#contracts';

/** What is read again after a step on an order. */
export const staleAfter = [
  routes.getWorkOrder,
  routes.listWorkOrders,
  routes.workOrderAudit,
  routes.getVisit,
  routes.board,
  routes.overview,
];

/** Where the words for its states and steps stand. */
export const verbWords = { state: 'state.workOrder', step: 'do.workOrder' };
