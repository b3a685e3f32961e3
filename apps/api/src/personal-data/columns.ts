/**
 * Every table that holds words of people in which somebody else's name, address or number may have been written, and the
 * columns that are looked through when a person is erased. What is not here holds nothing of a person, and a spec wants the
 * reason for it: a new column is either here or there.
 */
export interface Searched {
  text?: readonly string[];
  json?: readonly string[];
  /** Rows that were made for the person, where also what may mean others is looked for: a first name alone. */
  near?: string;
}

export const searched: Readonly<Record<string, Searched>> = {
  acceptance: { text: ['name', 'comment'], near: 'x.work_order_id = ANY (s.orders)' },
  alert: { text: ['suppressed_cause'], json: ['evidence'] },
  article: { text: ['title', 'text'] },
  attachment: { text: ['uploaded_by'] },
  command_offer: { text: ['settled_by'], near: 'x.service_request_id = ANY (s.requests)' },
  conversation: { json: ['memory', 'draft'] },
  device_command: { text: ['confirmed_by'], near: 'x.service_request_id = ANY (s.requests)' },
  engineer: { text: ['name', 'phone'] },
  engineer_absence: { text: ['reason'] },
  engineer_preference: { text: ['reason'] },
  equipment: { text: ['functional_location', 'asset_tag'], json: ['properties'] },
  finding: { json: ['detail'] },
  invitation: { text: ['name', 'email'] },
  maintenance_window: { text: ['cause'] },
  one_time_code: { text: ['email'] },
  organisation: { text: ['phone'] },
  plan_run: {
    text: ['requested_by', 'failure'],
    json: ['problem', 'proposals', 'left_out', 'repair', 'by_engineer'],
  },
  reply_draft: { text: ['text', 'sent_text'], json: ['sources', 'offer'] },
  request_message: {
    text: ['author_name', 'text', 'reviewed_by'],
    json: ['offer', 'sources', 'pressed'],
    near: 'x.service_request_id = ANY (s.requests)',
  },
  service_request: {
    text: ['text', 'contact_name', 'contact_email', 'contact_phone', 'hand_over_reason'],
    json: ['triage'],
  },
  site: { text: ['contact_name', 'contact_phone', 'access_notes', 'address'] },
  visit: {
    text: [
      'engineer_name',
      'override_reason',
      'outcome_reason',
      'outcome_note',
      'solution',
      'signed_by',
      'absent_reason',
      'planned_by',
    ],
    near: 'x.id = ANY (s.visits)',
  },
  visit_note: { text: ['text', 'author_name'], near: 'x.visit_id = ANY (s.visits)' },
  work_order: {
    text: [
      'title',
      'description',
      'contact_name',
      'contact_phone',
      'access_notes',
      'hold_note',
      'cancel_reason',
      'created_by',
    ],
    json: ['triage'],
    near: 'x.id = ANY (s.orders)',
  },
  work_order_task: { text: ['answer', 'done_by'], near: 'x.work_order_id = ANY (s.orders)' },
};
