import type { ReactNode } from 'react';
import type { TriageEvidence, TriageResult as Triage } from '#contracts';
import { Chip, Icon, Notice, Progress, UrgencyMark, useDynamicT, useFormat, useNow } from '#ui';
import type { IconName } from '#ui';
import { useT } from '../../i18n';
import { Link } from '../../routing';
import { correctionOf } from './correction';
import { evidenceGroups, ruleOf } from './evidence-groups';
import type { EvidenceGroup } from './evidence-groups';
import './triage-result.css';
import { useModels } from './use-models';
import type { Models } from './use-models';

type Field = TriageEvidence['field'];

export interface TriageResultProps {
  triage: Triage;
  modelName: string;
}

/** What the triage made of a report, field by field, each with what it stands on. */
export function TriageResult({ triage, modelName }: TriageResultProps): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const format = useFormat();
  const now = useNow();
  const models = useModels();
  const when = format.relative(triage.at, now);
  const values: Partial<Record<Field, ReactNode>> = {
    faultCode: triage.faultCode ? (
      <b>{models.faultTitle(triage.faultCode, modelName)}</b>
    ) : (
      <span className="co-faint">{t('requests.noFault')}</span>
    ),
    urgency: <UrgencyMark urgency={triage.urgency} label />,
    safety: triage.safety ? (
      <Chip tone="bad" icon="alert" bare>
        {t('requests.safetyYes')}
      </Chip>
    ) : (
      <span className="co-muted">{t('requests.safetyNo')}</span>
    ),
    skills: triage.skills.length > 0 && (
      <span className="cs-chips">
        {triage.skills.map(({ skill, level }) => (
          <Chip key={skill} icon="shield">
            {word('skill', skill)}, {t('parts.level', { level })}
          </Chip>
        ))}
      </span>
    ),
    likelyParts: triage.likelyParts.length > 0 && (
      <span className="cs-chips">
        {triage.likelyParts.map(part => (
          <Chip key={part.partNumber} icon="package" title={part.partNumber}>
            {part.quantity} × {part.title}
          </Chip>
        ))}
      </span>
    ),
    estimatedMinutes: format.duration(triage.estimatedMinutes),
  };
  const engine =
    triage.engine === 'person'
      ? t('requests.byPerson', { when })
      : triage.engine.startsWith('embedded')
        ? t('requests.byEngine', { when })
        : t('requests.byModel', { engine: triage.engine, when });
  const confidence = t('requests.confidence', { percent: format.percent(triage.confidence) });
  const tone = triage.confidence >= 0.75 ? 'good' : triage.confidence >= 0.45 ? 'warn' : 'bad';
  return (
    <>
      <div className="cs-triage__head">
        <span className="cs-triage__bar">
          <Progress value={triage.confidence} label={confidence} tone={tone} />
        </span>
        <span>{confidence}</span>
        <span className="co-grow" />
        <span className="co-faint">{engine}</span>
      </div>
      {triage.modelFault && (
        <p className="co-faint">
          {t('requests.withoutModel', { why: t(`settings.assistantFault.${triage.modelFault}`) })}
        </p>
      )}
      {triage.meaningFault && (
        <p className="co-faint">
          {triage.meaningFault === 'nothing-embedded'
            ? t('requests.notEmbedded')
            : t('requests.withoutMeaning', { why: t(`settings.assistantFault.${triage.meaningFault}`) })}
        </p>
      )}
      {triage.question && (
        <Notice tone="info" icon="message">
          <b>{t('requests.question')}:</b> {triage.question}
        </Notice>
      )}
      <dl className="cs-triage">
        {fields.map(field => {
          const value = values[field];
          if (!value) return null;
          return (
            <div key={field} className="cs-triage__row">
              <dt>{t(`requests.field.${field}`)}</dt>
              <dd>
                {value}
                <FieldEvidence triage={triage} field={field} modelName={modelName} />
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

/** What one field rests on, each source with its words; nothing if it rests on nothing. */
export function FieldEvidence({ triage, field, modelName }: TriageResultProps & { field: Field }): ReactNode {
  const models = useModels();
  const groups = evidenceGroups(triage.evidence.filter(one => one.field === field));
  if (groups.length === 0) return null;
  return (
    <ul className="cs-evidence">
      {groups.map(group => (
        <Evidence
          key={group.source}
          group={group}
          faultCode={triage.faultCode}
          models={models}
          modelName={modelName}
        />
      ))}
    </ul>
  );
}

const fields = ['faultCode', 'urgency', 'safety', 'skills', 'likelyParts', 'estimatedMinutes'] as const;

const sourceIcons: Record<EvidenceGroup['source'], IconName> = {
  text: 'message',
  alert: 'alert',
  reading: 'zap',
  article: 'book',
  'near-article': 'book',
  'fault-code': 'label',
  rule: 'flag',
  person: 'user',
};

interface EvidenceProps {
  group: EvidenceGroup;
  faultCode: string | null;
  models: Models;
  modelName: string;
}

function Evidence({ group: { source, entries }, faultCode, models, modelName }: EvidenceProps): ReactNode {
  const t = useT();
  const quotes = useQuotes(models, modelName);
  const label = {
    'fault-code': t('requests.evidence.rule'),
    rule: t('requests.evidence.ownRule'),
    text: t('requests.evidence.text'),
    alert: t('requests.evidence.alert'),
    reading: t('requests.evidence.reading'),
    article: t('requests.evidence.article'),
    'near-article': t('requests.evidence.nearArticle'),
    person: t('requests.evidence.person'),
  }[source];
  const isArticle = source === 'article' || source === 'near-article';
  const isVerbatim = isArticle || source === 'text' || source === 'alert' || source === 'reading';
  return (
    <li>
      <Icon name={sourceIcons[source]} size={13} />
      <span className="co-faint">{label}</span>
      {entries.map(entry => {
        // What is known of the fault that stands above needs no name.
        if (source === 'fault-code' && entry.sourceId === faultCode) return null;
        const quote = quotes(entry);
        if (!quote) return null;
        if (isArticle && entry.sourceId)
          return (
            <Link key={quote} to={`/knowledge/${entry.sourceId}`}>
              <q>{quote}</q>
            </Link>
          );
        return isVerbatim ? <q key={quote}>{quote}</q> : <span key={quote}>{quote}</span>;
      })}
    </li>
  );
}

/** The words of a piece of evidence: verbatim, or in the reader's language where it is a code. */
function useQuotes(models: Models, modelName: string): (entry: TriageEvidence) => string | null {
  const t = useT();
  const word = useDynamicT();
  const said = ({ field }: TriageEvidence, text: string): string => {
    if (text === '-') return t('requests.noFault');
    if (field === 'faultCode') return models.faultTitle(text, modelName);
    return field === 'urgency' ? word('urgency', text) : text;
  };
  return entry => {
    const rule = entry.source === 'rule' ? ruleOf(entry) : undefined;
    if (rule) return t(`requests.rule.${rule}`);
    if (entry.source === 'rule') return models.faultTitle(entry.sourceId ?? entry.quote, modelName);
    if (entry.source !== 'person') return entry.quote;
    const correction = correctionOf(entry.quote);
    if (!correction) return null;
    return t('requests.corrected', { from: said(entry, correction.from), to: said(entry, correction.to) });
  };
}
