import { demoFaultKinds } from '#contracts';
import type { RouteName } from '#contracts';
import type { RouteIds } from './kinds';
import { settingsRouteIds } from './settings-route-ids';

const now = Date.now();
const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
const span = { from: at(-24), to: at(24) };
const alert: RouteIds = { params: { id: 'alert' } };
const request: RouteIds = { params: { id: 'request' } };
const draft: RouteIds = { params: { id: 'request', draftId: 'draft' } };
const order: RouteIds = { params: { id: 'work-order' } };
const visit: RouteIds = { params: { id: 'visit' } };
/** What only the engineer may do whose visit it is. */
const performed: RouteIds = { params: { id: 'own-visit' } };
const planRun: RouteIds = { params: { id: 'plan-run' } };
const dayRepair: RouteIds = { params: { id: 'day-repair' } };
const planned: RouteIds = { params: { id: 'planned-visit' } };

/** Every route with what its ids are: the matrix fails on a route that is not here, or on an id that is not named. */
export const routeIds: Record<RouteName, RouteIds> = {
  startSession: {},
  endCurrentSession: {},
  listSessions: {},
  endSession: { params: { id: 'session' } },
  me: {},
  changeMe: {},
  changeMyPassword: {},
  requestPasswordReset: {},
  resetPassword: {},
  listPeople: {},
  changePerson: { params: { id: 'person' } },
  personalData: { body: { ids: { '/personId': 'person' } } },
  exportPersonalData: { body: { ids: { '/personId': 'person' } } },
  restrictPersonalData: { body: { ids: { '/personId': 'person' } } },
  erasePersonalData: { body: { ids: { '/personId': 'person' } } },
  listInvitations: {},
  invite: {
    body: [
      { ids: { '/partnerId': 'partner' }, with: { '/role': 'partner-engineer' } },
      { ids: { '/customerId': 'customer' }, with: { '/role': 'customer' }, by: ['manager'] },
    ],
  },
  withdrawInvitation: { params: { id: 'invitation' } },
  previewInvitation: {},
  acceptInvitation: {},
  listOrganisations: {},
  createOrganisation: { body: { with: { '/name': 'Nova' } } },
  changeOrganisation: { params: { id: 'organisation' } },
  listCustomers: {},

  listModels: {},
  getModel: { params: { id: 'model' } },
  createModel: {},
  changeModel: { params: { id: 'model' } },
  listSites: { query: { customerId: 'customer' } },
  getSite: { params: { id: 'site' } },
  createSite: { body: { ids: { '/customerId': 'customer' } } },
  changeSite: { params: { id: 'site' } },
  listEquipment: { query: { modelId: 'model', siteId: 'site', customerId: 'customer' } },
  listEquipmentMarks: {},
  getEquipment: { params: { id: 'equipment' } },
  createEquipment: {
    body: {
      ids: { '/modelId': 'model', '/siteId': 'site', '/parentId': 'equipment' },
      with: { '/serialNumber': 'SN-NEW' },
    },
  },
  changeEquipment: { params: { id: 'equipment' }, body: { ids: { '/siteId': 'site' } } },
  moveEquipment: { params: { id: 'equipment' }, body: { with: { '/event': 'degrade' } } },
  equipmentHistory: { params: { id: 'equipment' } },
  issueDevice: { params: { id: 'equipment' } },

  latestReadings: { params: { id: 'equipment' } },
  readings: { params: { id: 'equipment' }, asks: { metric: 'temperature', ...span } },
  anomalyScores: { params: { id: 'equipment' }, asks: { metric: 'temperature', ...span } },
  sendTelemetry: { body: { with: { '': { temperature: 41.5 } } } },
  triggerFault: { body: { ids: { '/equipmentId': 'equipment' }, with: { '/kind': demoFaultKinds[0].kind } } },
  listFaultKinds: {},

  listAlerts: { query: { equipmentId: 'equipment' } },
  getAlert: alert,
  alertCourse: alert,
  acknowledgeAlert: alert,
  diagnoseAlert: alert,
  clearAlert: alert,
  closeAlert: alert,
  suppressAlert: alert,
  openRequestFromAlert: alert,
  listAlertRules: { query: { modelId: 'model' } },
  createAlertRule: {
    body: {
      ids: { '/modelId': 'model' },
      with: {
        '/faultKey': 'new-key',
        '/faultCode': null,
        '/clearCondition': null,
        '/condition/metric': 'temperature',
      },
    },
  },
  listDeviceCommands: { query: { equipmentId: 'equipment', serviceRequestId: 'request' } },
  listFindings: { query: { equipmentId: 'equipment' } },
  getMaintenance: { params: { id: 'equipment' } },
  beginMaintenance: { params: { id: 'equipment' } },
  endMaintenance: { params: { id: 'equipment' } },
  watchTuning: { params: { id: 'model' } },
  sisterLevels: { params: { id: 'equipment' }, asks: { metric: 'temperature', ...span } },
  remainingLife: { params: { id: 'equipment' } },
  endQuarantine: { params: { id: 'equipment' } },
  judgeFinding: { params: { id: 'finding' } },
  backtestAlertRule: {
    body: {
      ids: { '/modelId': 'model', '/ruleId': 'alert-rule', '/equipmentId': 'equipment' },
      with: { '/clearCondition': null, '/condition/metric': 'temperature' },
    },
  },
  changeAlertRule: { params: { id: 'alert-rule' } },
  listRuleOverrides: { params: { id: 'alert-rule' } },
  putRuleOverride: {
    params: { id: 'alert-rule' },
    body: {
      ids: { '/scopeId': 'equipment' },
      with: {
        '/scope': 'unit',
        '/thresholds': [{ part: 'raise', type: 'compare', metric: 'temperature', op: 'gt', value: 85 }],
        '/seconds': null,
        '/replaces': null,
      },
    },
  },
  deleteRuleOverride: { params: { id: 'alert-rule', overrideId: 'override' } },
  listRulesOfUnit: { params: { id: 'equipment' } },

  listRequests: { query: { equipmentId: 'equipment' } },
  getRequest: request,
  createRequest: { body: { ids: { '/equipmentId': 'equipment', '/attachmentIds/0': 'upload' } } },
  correctTriage: request,
  triageAgain: request,
  tryRemoteFix: request,
  resolveRemotely: request,
  rejectRequest: request,
  convertRequest: request,
  requestMessages: request,
  requestTracking: request,
  sayInRequest: { ...request, body: { ids: { '/attachmentIds/0': 'upload' } } },
  pressInRequest: request,
  takeOverRequest: request,
  giveBackRequest: request,
  requestDrafts: request,
  acceptDraft: draft,
  editDraft: draft,
  rejectDraft: draft,
  draftFigures: {},
  classFigures: {},
  offerableCommands: request,
  offerCommand: { ...request, body: { with: { '/name': 'restart' } } },
  withdrawCommandOffer: { params: { id: 'request', offerId: 'command-offer' } },
  assistantModes: {},
  setAssistantMode: {
    body: { ids: { '/scope/modelId': 'model' }, with: { '/from': null, '/to': 'draft' } },
  },
  markDuplicate: { ...request, body: { ids: { '/duplicateOf': 'earlier-request' } } },

  listArticles: { query: { modelId: 'model' } },
  getArticle: { params: { id: 'article' } },

  listEngineers: { query: { partnerId: 'partner' } },
  getEngineer: { params: { id: 'engineer' } },
  createEngineer: {
    body: {
      ids: { '/personId': 'engineer-person', '/partnerId': 'partner' },
    },
  },
  changeEngineer: { params: { id: 'engineer' } },
  addAbsence: { params: { id: 'engineer' }, body: { with: { '/start': at(200), '/end': at(201) } } },
  removeAbsence: { params: { id: 'engineer', absenceId: 'absence' } },
  listEngineerPreferences: { params: { id: 'equipment' } },
  addEngineerPreference: {
    params: { id: 'equipment' },
    body: { ids: { '/engineerId': 'engineer' }, with: { '/scope': 'unit' } },
  },
  removeEngineerPreference: { params: { id: 'equipment', preferenceId: 'preference' } },
  sendPosition: {},
  board: { asks: span },

  listWorkOrders: { query: { equipmentId: 'equipment', partnerId: 'partner' } },
  getWorkOrder: order,
  createWorkOrder: { body: { ids: { '/equipmentId': 'equipment', '/reworkOf': 'done-order' } } },
  changeWorkOrder: { ...order, body: { ids: { '/partnerId': 'partner' } } },
  holdWorkOrder: order,
  releaseWorkOrder: order,
  cancelWorkOrder: order,
  verifyWorkOrder: { params: { id: 'done-order' } },
  closeWorkOrder: { params: { id: 'done-order' } },
  acceptWork: { params: { id: 'done-order' } },
  workOrderAudit: order,
  listAudit: { query: { subjectId: 'work-order' } },

  listVisits: { query: { engineerId: 'engineer', workOrderId: 'work-order' } },
  getVisit: visit,
  visitBrief: visit,
  assign: {
    body: {
      ids: { '/workOrderId': 'work-order', '/engineerId': 'engineer' },
      with: { '/start': at(72), '/overrideReason': 'As the spec wants it' },
    },
  },
  moveVisit: { ...planned, body: { ids: { '/engineerId': 'engineer' } } },
  dispatchVisit: planned,
  cancelVisit: planned,
  acceptVisit: performed,
  declineVisit: performed,
  startTravel: performed,
  arrive: performed,
  startWork: performed,
  pauseVisit: performed,
  resumeVisit: performed,
  completeVisit: {
    ...performed,
    body: { ids: { '/signatureId': 'signature' }, with: { '/signedBy': 'Elena' } },
  },
  leaveIncomplete: performed,
  reportNoAccess: performed,
  answerTask: { params: { id: 'own-visit', taskId: 'task' } },
  addNote: performed,
  attachToVisit: { ...performed, body: { ids: { '/attachmentId': 'upload' } } },

  candidates: order,
  slots: order,
  room: order,
  makeRoom: {
    ...order,
    body: {
      ids: {
        '/engineerId': 'engineer',
        '/move/visitId': 'planned-visit',
        '/move/from/engineerId': 'engineer',
        '/move/to/engineerId': 'engineer',
      },
    },
  },
  explain: order,
  checkAssignment: {
    ...order,
    body: { ids: { '/engineerId': 'engineer', '/ignoreVisitId': 'visit' } },
    ignored: ['/ignoreVisitId'],
  },

  listPlanRuns: {},
  createPlanRun: {},
  getPlanRun: planRun,
  publishPlanRun: planRun,
  undoPlanRun: planRun,
  discardPlanRun: planRun,
  listDayRepairs: {},
  createDayRepair: {
    body: [
      { ids: { '/events/0/engineerId': 'engineer' }, with: { '/events/0/to': null } },
      { ids: { '/events/0/workOrderId': 'work-order' } },
      { ids: { '/events/0/visitId': 'visit' } },
    ],
  },
  getDayRepair: dayRepair,
  publishDayRepair: {
    ...dayRepair,
    body: { ids: { '/leaveOut/0': 'work-order' } },
  },
  informDayRepair: { ...dayRepair, body: { ids: { '/workOrderId': 'work-order' } } },
  undoDayRepair: dayRepair,
  discardDayRepair: dayRepair,
  solveVroom: {
    body: {
      with: { '': { vehicles: [{ id: 1, start: [23.3, 42.7] }], jobs: [{ id: 1, location: [23.4, 42.6] }] } },
    },
  },

  upload: {},
  download: { params: { id: 'attachment' } },

  beginAtLabel: {},
  beginWithLink: {},
  visitorUnit: {},
  visitorUpload: {},
  visitorDownload: { params: { id: 'request-photo' } },
  report: { body: { ids: { '/attachmentIds/0': 'upload' }, with: { '/contact/email': 'mill@example.com' } } },
  requestCode: {},
  redeemCode: {},
  tracking: {},
  visitorAccept: {},
  addToReport: { body: { ids: { '/attachmentIds/0': 'upload' } } },
  pressButton: {},
  visitorLive: {},

  overview: {},
  ...settingsRouteIds,
  live: {},
};
