/** Where the console shows one of them, by the name that it has in the audit trail. */
export const pageOf = {
  'work-order': (id: string) => `/work-orders/${id}`,
  'service-request': (id: string) => `/requests/${id}`,
  alert: (id: string) => `/alerts?alert=${id}`,
  equipment: (id: string) => `/equipment/${id}`,
} as const;
