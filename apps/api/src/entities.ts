import { OrganisationRow } from './organisations/organisation.entity';
import { PersonRow } from './organisations/person.entity';
import { SessionRow } from './organisations/session.entity';
import { InvitationRow } from './organisations/invitation.entity';
import { PasswordResetRow } from './organisations/password-reset.entity';
import { EquipmentModelRow } from './installed-base/equipment-model.entity';
import { SiteRow } from './installed-base/site.entity';
import { EquipmentRow } from './installed-base/equipment.entity';
import { DeviceRow } from './installed-base/device.entity';
import { CommandOfferRow } from './requests/offers/command-offer.entity';
import { DeviceCommandRow } from './commands/device-command.entity';
import { DeviceBindingRow } from './installed-base/device-binding.entity';
import { EquipmentPulseRow } from './telemetry/equipment-pulse.entity';
import { DeviceEventRow } from './telemetry/device-event.entity';
import { DeadLetterRow } from './telemetry/dead-letter.entity';
import { AlertRuleRow } from './alerts/alert-rule.entity';
import { RuleOverrideRow } from './alerts/rule-override.entity';
import { AlertRow } from './alerts/alert.entity';
import { FindingRow } from './findings/finding.entity';
import { ServiceRequestRow } from './requests/service-request.entity';
import { ConversationRow } from './requests/conversation/conversation.entity';
import { AssistantModeRuleRow } from './requests/modes/assistant-mode-rule.entity';
import { ReplyDraftRow } from './requests/drafts/reply-draft.entity';
import { RequestMessageRow } from './requests/request-message.entity';
import { OneTimeCodeRow } from './requests/one-time-code.entity';
import { LessonRow } from './triage/lessons/lesson.entity';
import { GlossaryTermRow } from './triage/glossary/glossary-term.entity';
import { GlossaryRow } from './triage/glossary/glossary.entity';
import { AssistantBudgetRow } from './triage/spending/assistant-budget.entity';
import { LlmCallRow } from './triage/spending/llm-call.entity';
import { ArticleRow } from './knowledge/article.entity';
import { ArticleVectorRow } from './knowledge/meaning/article-vector.entity';
import { EngineerRow } from './engineers/engineer.entity';
import { EngineerAbsenceRow } from './engineers/engineer-absence.entity';
import { EngineerPreferenceRow } from './engineers/engineer-preference.entity';
import { EngineerPositionRow } from './engineers/engineer-position.entity';
import { JobTemplateRow } from './work-orders/job-template.entity';
import { WorkOrderRow } from './work-orders/work-order.entity';
import { WorkOrderTaskRow } from './work-orders/work-order-task.entity';
import { AcceptanceRow } from './work-orders/acceptance.entity';
import { AuditEventRow } from './work-orders/audit-event.entity';
import { VisitRow } from './visits/visit.entity';
import { VisitAssignmentRow } from './visits/visit-assignment.entity';
import { VisitNoteRow } from './visits/visit-note.entity';
import { PlanRunRow } from './planning/plan-run.entity';
import { PlanningPolicyRow } from './planning-policy/planning-policy.entity';
import { AttachmentRow } from './attachments/attachment.entity';

/** Every table that has an entity. Specs compare them with the migrated schema. */
export const entities = [
  OrganisationRow,
  PersonRow,
  SessionRow,
  InvitationRow,
  PasswordResetRow,
  EquipmentModelRow,
  SiteRow,
  EquipmentRow,
  DeviceRow,
  DeviceBindingRow,
  CommandOfferRow,
  DeviceCommandRow,
  EquipmentPulseRow,
  DeviceEventRow,
  DeadLetterRow,
  AlertRuleRow,
  RuleOverrideRow,
  AlertRow,
  FindingRow,
  ServiceRequestRow,
  ConversationRow,
  ReplyDraftRow,
  AssistantModeRuleRow,
  RequestMessageRow,
  OneTimeCodeRow,
  LessonRow,
  GlossaryTermRow,
  GlossaryRow,
  AssistantBudgetRow,
  LlmCallRow,
  ArticleRow,
  ArticleVectorRow,
  EngineerRow,
  EngineerAbsenceRow,
  EngineerPreferenceRow,
  EngineerPositionRow,
  JobTemplateRow,
  WorkOrderRow,
  WorkOrderTaskRow,
  AcceptanceRow,
  AuditEventRow,
  VisitRow,
  VisitAssignmentRow,
  VisitNoteRow,
  PlanRunRow,
  PlanningPolicyRow,
  AttachmentRow,
];
