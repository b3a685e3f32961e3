/**
 * Every table that holds words of people in which somebody else's name, address or number may have been written, and the
 * columns that are looked through when a person is erased. What is not here holds nothing of a person, and a spec wants the
 * reason for it: a new column is either here or there.
 */
export interface Searched {
  text?: readonly string[];
  json?: readonly string[];
  /** Of the text: one name and nothing else, so that also a name of one word can be told. */
  names?: readonly string[];
  /** Rows that were made for the person, where also what may mean others is looked for: a first name alone. */
  near?: string;
}

export const searched: Readonly<Record<string, Searched>> = {
  acceptance: { names: ['name'], text: ['name', 'comment'], near: 'x.work_order_id = ANY (s.orders)' },
  alert: { text: ['suppressed_cause'], json: ['evidence'] },
  article: { text: ['title', 'text'] },
  attachment: { names: ['uploaded_by'], text: ['uploaded_by'] },
  command_offer: {
    names: ['settled_by'],
    text: ['settled_by'],
    near: 'x.service_request_id = ANY (s.requests)',
  },
  conversation: { json: ['memory', 'draft'] },
  device_command: {
    names: ['confirmed_by'],
    text: ['confirmed_by'],
    near: 'x.service_request_id = ANY (s.requests)',
  },
  engineer: { text: ['name', 'phone'] },
  engineer_absence: { text: ['reason'] },
  engineer_preference: { text: ['reason'] },
  equipment: { text: ['functional_location', 'asset_tag'], json: ['properties'] },
  finding: { json: ['detail'] },
  invitation: { names: ['name'], text: ['name', 'email'] },
  maintenance_window: { text: ['cause'] },
  one_time_code: { text: ['email'] },
  organisation: { text: ['phone'] },
  plan_run: {
    names: ['requested_by'],
    text: ['requested_by', 'failure'],
    json: ['problem', 'proposals', 'left_out', 'repair', 'by_engineer'],
  },
  reply_draft: { text: ['text', 'sent_text'], json: ['sources', 'offer'] },
  request_message: {
    names: ['author_name', 'reviewed_by'],
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
    names: ['engineer_name', 'signed_by', 'planned_by'],
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
  visit_note: { names: ['author_name'], text: ['text', 'author_name'], near: 'x.visit_id = ANY (s.visits)' },
  work_order: {
    names: ['created_by'],
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
  work_order_task: {
    names: ['done_by'],
    text: ['answer', 'done_by'],
    near: 'x.work_order_id = ANY (s.orders)',
  },
};
