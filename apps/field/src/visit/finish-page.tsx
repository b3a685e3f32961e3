import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { routes } from '#contracts';
import type { VisitBrief } from '#contracts';
import {
  Button,
  Checkbox,
  ErrorNotice,
  Field,
  IconButton,
  Notice,
  SignaturePad,
  Skeleton,
  TextArea,
  TextInput,
  useApi,
  useRoute,
  useToasts,
  useVerb,
} from '#ui';
import type { SignaturePadHandle } from '#ui';
import { useT } from '../i18n';
import { useSharing } from '../position/sharing';
import { navigate } from '../routing';
import { NotHere } from './not-here';
import { openMandatory } from './steps';

/** The last page of a visit, handed to the customer: what was done, and a signature. */
export default function FinishPage({ id }: { id: string }): ReactNode {
  const brief = useRoute(routes.visitBrief, { params: { id } });
  if (brief.error && !brief.data) return <NotHere error={brief.error} onRetry={() => void brief.refetch()} />;
  if (!brief.data) return <Skeleton lines={8} />;
  return <Finish brief={brief.data} />;
}

function Finish({ brief: { visit, workOrder } }: { brief: VisitBrief }): ReactNode {
  const t = useT();
  const api = useApi();
  const toasts = useToasts();
  const sharing = useSharing();
  const pad = useRef<SignaturePadHandle>(null);
  const [solution, setSolution] = useState('');
  const [signedBy, setSignedBy] = useState(workOrder.contactName ?? '');
  const [isAbsent, setAbsent] = useState(false);
  const [absentReason, setAbsentReason] = useState('');
  const [isSigned, setSigned] = useState(false);
  const [isChecked, setChecked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [uploadKey] = useState(() => crypto.randomUUID());
  const complete = useVerb(routes.completeVisit, { invalidates: [routes.visitBrief, routes.listVisits] });
  const open = openMandatory(workOrder.tasks);
  const missing = {
    solution: solution.trim() === '',
    signature: !isAbsent && !isSigned,
    name: !isAbsent && isSigned && signedBy.trim() === '',
    reason: isAbsent && absentReason.trim() === '',
  };

  const send = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const blob = isAbsent ? null : ((await pad.current?.toBlob()) ?? null);
      const signature =
        blob &&
        (await api.call(routes.upload, {
          query: { kind: 'signature' },
          body: blob,
          idempotencyKey: uploadKey,
        }));
      const position = sharing.last();
      await complete.mutateAsync({
        params: { id: visit.id },
        body: {
          version: visit.version,
          deviceTime: new Date().toISOString(),
          ...(position ? { position } : {}),
          solution: solution.trim(),
          signatureId: signature?.id ?? null,
          signedBy: signature ? signedBy.trim() : null,
          absentReason: isAbsent ? absentReason.trim() : null,
        },
      });
      toasts.show({ text: t('finish.done'), tone: 'good' });
      navigate('/', { replace: true });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="fi-visit">
      <header className="fi-top">
        <IconButton
          icon="chevronLeft"
          label={t('common.back')}
          onClick={() => navigate(`/visits/${visit.id}`, { replace: true })}
        />
        <div className="co-grow">
          <p className="fi-number co-mono">{workOrder.number}</p>
          <h1 className="fi-title">{t('finish.title')}</h1>
        </div>
      </header>
      <form
        className="fi-form fi-finish"
        noValidate
        onSubmit={event => {
          event.preventDefault();
          setChecked(true);
          if (!Object.values(missing).some(Boolean)) void send();
        }}
      >
        {open > 0 && (
          <Notice tone="warn">
            <span className="fi-open">
              {t('task.open', { count: open })}
              <Button
                small
                icon="clipboard"
                onClick={() => navigate(`/visits/${visit.id}`, { replace: true })}
              >
                {t('visit.checklist')}
              </Button>
            </span>
          </Notice>
        )}
        <Field
          label={t('finish.solution')}
          hint={t('finish.solutionHint')}
          error={isChecked && missing.solution ? t('finish.noSolution') : undefined}
        >
          <TextArea
            rows={4}
            maxLength={4_000}
            value={solution}
            onChange={event => setSolution(event.target.value)}
          />
        </Field>
        {!isAbsent && (
          <>
            <div>
              <p className="fi-label">{t('finish.signature')}</p>
              <SignaturePad ref={pad} height={220} onChange={empty => setSigned(!empty)} />
              {isChecked && missing.signature && (
                <p className="fi-error" role="alert">
                  {t('finish.noSignature')}
                </p>
              )}
            </div>
            <Field
              label={t('finish.signedBy')}
              error={isChecked && missing.name ? t('finish.noName') : undefined}
            >
              <TextInput
                value={signedBy}
                maxLength={200}
                onChange={event => setSignedBy(event.target.value)}
              />
            </Field>
          </>
        )}
        <Checkbox
          label={t('finish.absent')}
          checked={isAbsent}
          onChange={event => (setAbsent(event.target.checked), setSigned(false))}
        />
        {isAbsent && (
          <Field
            label={t('finish.absentWhy')}
            error={isChecked && missing.reason ? t('finish.noSignature') : undefined}
          >
            <TextInput
              value={absentReason}
              maxLength={500}
              onChange={event => setAbsentReason(event.target.value)}
            />
          </Field>
        )}
        <ErrorNotice error={error} />
        <Button type="submit" kind="primary" wide icon="checkCircle" className="fi-bar__main" busy={isBusy}>
          {t('finish.do')}
        </Button>
      </form>
    </div>
  );
}
