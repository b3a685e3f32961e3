import { z } from 'zod';
import { FaultCode, Locale } from '#contracts';
import { languageOf, newConversation, takeTurn, turnVersion } from '#triage';
import type { TurnArticle, TurnContext, TurnEvent, TurnReply } from '#triage';
import type { Chance, Row, Rows } from '../../../../seed';
import { messageOf } from '../requests/conversation/conversation.rules';

/** How far the customer goes along: until it works, until somebody comes, or not beyond the first answer yet. */
type Plan = 'solve' | 'visit' | 'wait';

const MOST_TURNS = 8;
const MINUTE = 60_000;
/** What an agent wrote where the assistant could not help and nobody had to come. */
const settled: Readonly<Record<Locale, string>> = {
  en: 'Settled on the phone, as we agreed. Write here again if it comes back.',
  zh: '已按约定在电话中解决。如再次出现，请在此留言。',
  bg: 'Уредено е по телефона, както се разбрахме. Пишете пак тук, ако се повтори.',
};

/** Older requests are from before the assistant was switched on. */
const SINCE_DAYS = 21;
const SeededRequest = z.object({
  id: z.uuid(),
  organisation_id: z.uuid(),
  customer_id: z.uuid(),
  equipment_id: z.uuid(),
  work_order_id: z.uuid().nullable(),
  status: z.string(),
  channel: z.string(),
  text: z.string(),
  locale: Locale,
  contact_name: z.string().nullable(),
  triage: z.object({ faultCode: z.string().nullable() }).nullable(),
  model_name: z.string(),
  serial_number: z.string(),
  time_zone: z.string(),
  created_at: z.iso.datetime(),
});
type SeededRequest = z.infer<typeof SeededRequest>;
const SeededModel = z.object({ id: z.uuid(), fault_codes: z.array(FaultCode) });
const SeededUnit = z.object({ id: z.uuid(), model_id: z.uuid() });
const SeededArticle = z.object({
  id: z.uuid(),
  locale: Locale,
  title: z.string(),
  text: z.string(),
  model_ids: z.array(z.string()),
  fault_codes: z.array(z.string()),
  audience: z.enum(['customer', 'engineer']),
});

const talking: readonly string[] = ['label', 'portal'];
const openWithout: readonly string[] = ['triaging', 'awaiting_customer', 'remote_fix'];

/**
 * What was said about the seeded requests: the assistant's own turns and the buttons below them, so that the demo says what the
 * product says. Changes the requests that ended with it.
 */
export function talks(rows: Rows, chance: Chance, now: number): Rows {
  const contexts = contextsOf(rows, now);
  const agent = (rows['person'] ?? []).find(one => one['role'] === 'agent')?.['name'];
  const messages: Row[] = [];
  const conversations: Row[] = [];
  for (const row of rows['service_request'] ?? []) {
    const request = SeededRequest.parse(row);
    const begun = Date.parse(request.created_at);
    const plan = planOf(request);
    if (plan === null || !talking.includes(request.channel) || begun < now - SINCE_DAYS * 24 * 60 * MINUTE)
      continue;
    const context = contexts(request);
    const talk = talked({ request, plan, context, chance, begun, agent });
    messages.push(...talk.messages);
    conversations.push(talk.conversation);
    if (plan === 'solve')
      Object.assign(row, {
        ended_at: talk.endedAt,
        updated_at: talk.endedAt,
        taken_over_at: talk.takenOverAt,
      });
  }
  return { request_message: messages, conversation: conversations };
}

function planOf({ status, work_order_id: order }: SeededRequest): Plan | null {
  if (openWithout.includes(status)) return 'wait';
  if (order !== null) return 'visit';
  return status === 'closed' || status === 'resolved_remotely' ? 'solve' : null;
}

interface Told {
  request: SeededRequest;
  plan: Plan;
  context: TurnContext;
  chance: Chance;
  begun: number;
  agent: unknown;
}

function talked({ request, plan, context, chance, begun, agent }: Told) {
  const messages: Row[] = [];
  let memory = newConversation();
  let event: TurnEvent = { kind: 'text', text: request.text };
  let at = begun;
  const say = (said: Row, text: string, after: number) => {
    at += after;
    messages.push({
      id: chance.id(),
      organisation_id: request.organisation_id,
      customer_id: request.customer_id,
      service_request_id: request.id,
      text,
      locale: languageOf(text, context.locale),
      offer: null,
      sources: [],
      pressed: null,
      ...said,
      at: new Date(at).toISOString(),
    });
  };
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const { reply, memory: after } = takeTurn(memory, event, { ...context, now: at });
    memory = after;
    if (reply === null) break;
    const { text, ...below } = messageOf(reply, context);
    say({ author: 'assistant', author_name: 'Callout', ...below }, text, chance.between(2, 6) * 1_000);
    if (memory.state !== 'open') break;
    const press = pressOf(reply, plan, request);
    if (press === null) break;
    const { label, ...pressed } = press;
    say(
      { author: 'customer', author_name: request.contact_name, pressed },
      label,
      // Whoever gets a visit has it ordered before the order stands, some minutes after the report.
      plan === 'visit' ? chance.between(15, 90) * 1_000 : chance.between(1, 12) * MINUTE,
    );
    event = { kind: 'button', ...pressed };
  }
  let takenOverAt: string | null = null;
  if (plan === 'solve' && memory.state === 'handed-over') {
    say({ author: 'staff', author_name: agent }, settled[context.locale], chance.between(6, 40) * MINUTE);
    takenOverAt = new Date(at).toISOString();
  }
  const endedAt = new Date(at).toISOString();
  const heard = messages.filter(one => one['author'] === 'customer').map(one => one['id']);
  return {
    messages,
    endedAt,
    takenOverAt,
    conversation: {
      id: chance.id(),
      organisation_id: request.organisation_id,
      service_request_id: request.id,
      memory,
      heard: [request.id, ...heard],
      engine: turnVersion,
      created_at: request.created_at,
      updated_at: endedAt,
      version: 1,
    },
  };
}

/** The button that leads where the request went; null: nothing is pressed any more, or not yet. */
function pressOf({ buttons }: TurnReply, plan: Plan, request: SeededRequest) {
  if (plan === 'wait') return null;
  const faultCode = request.triage?.faultCode;
  const wanted = plan === 'solve' ? 'solved' : 'did-not-help';
  const found =
    buttons.find(one => one.button === wanted) ??
    buttons.find(one => one.button === 'choose' && one.value === faultCode) ??
    buttons.find(one => one.button === (plan === 'visit' ? 'confirm' : 'person'));
  if (!found) return null;
  const { button, offer, label, value } = found;
  return { button, offer, label, ...(value === undefined ? {} : { value }) };
}

/** What the assistant knew of each unit: nothing open, nothing measured, the articles of its model. */
function contextsOf(rows: Rows, now: number): (request: SeededRequest) => TurnContext {
  const articles = z.array(SeededArticle).parse(rows['article']);
  const models = z.array(SeededModel).parse(rows['equipment_model']);
  const known = new Map(
    models.map(({ id, fault_codes: modelFaultCodes }) => [
      id,
      { modelFaultCodes, articles: articles.filter(one => one.model_ids.includes(id)).map(articleOf) },
    ]),
  );
  const units = z.array(SeededUnit).parse(rows['equipment']);
  const knownOf = new Map(units.map(({ id, model_id: modelId }) => [id, known.get(modelId)]));
  return ({ equipment_id: id, model_name: name, serial_number: serial, locale, time_zone: timeZone }) => {
    const unit = { id, name, serial };
    const facts = knownOf.get(id);
    if (!facts) throw new RangeError(`A request about no unit: ${id}`);
    return {
      ...facts,
      locale,
      now,
      unit,
      units: [unit],
      openAlerts: [],
      readings: [],
      commands: [],
      history: [],
      coverage: null,
      staffedFrom: null,
      timeZone,
      takenOver: false,
    };
  };
}

const articleOf = ({ fault_codes: faultCodes, ...article }: z.infer<typeof SeededArticle>): TurnArticle => ({
  ...article,
  faultCodes,
});
