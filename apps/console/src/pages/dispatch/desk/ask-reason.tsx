import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Reason } from '#contracts';
import { Button, Dialog, Field, TextArea, useSharedT } from '#ui';
import { ReasonLines } from '../reason-lines';

export interface ReasonRequest {
  title: string;
  text?: string;
  reasons?: readonly Reason[];
  /** Zone in which times of the reasons are said. */
  zone?: string;
  label: string;
  /** The verb on the button. */
  action: string;
  isDanger?: boolean;
  suggestions?: readonly string[];
}

type Ask = (request: ReasonRequest) => Promise<string | null>;
const Context = createContext<Ask>(() => Promise.resolve(null));
/** Asks a person why; null when they think better of it. */
export const useAskReason = (): Ask => useContext(Context);

export function AskReasonProvider({ children }: { children: ReactNode }): ReactNode {
  const [request, setRequest] = useState<ReasonRequest | null>(null);
  const answer = useRef<(reason: string | null) => void>(() => undefined);
  const ask = useCallback<Ask>(next => {
    answer.current(null);
    setRequest(next);
    return new Promise(resolve => {
      answer.current = resolve;
    });
  }, []);
  const finish = useCallback((reason: string | null): void => {
    setRequest(null);
    answer.current(reason);
  }, []);
  const cancel = useCallback(() => finish(null), [finish]);
  const form = useMemo(
    () => request && <ReasonForm request={request} onAnswer={finish} onCancel={cancel} />,
    [request, finish, cancel],
  );
  return (
    <Context.Provider value={ask}>
      {children}
      {form}
    </Context.Provider>
  );
}

interface ReasonFormProps {
  request: ReasonRequest;
  onAnswer: (reason: string) => void;
  onCancel: () => void;
}

function ReasonForm({ request, onAnswer, onCancel }: ReasonFormProps): ReactNode {
  const t = useSharedT();
  const [text, setText] = useState('');
  const reason = text.trim();
  const submit = (): void => {
    if (reason) onAnswer(reason);
  };
  return (
    <Dialog
      open
      title={request.title}
      onClose={onCancel}
      footer={
        <>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
          <Button kind={request.isDanger ? 'danger' : 'primary'} disabled={!reason} onClick={submit}>
            {request.action}
          </Button>
        </>
      }
    >
      <div className="co-stack">
        {request.text && <p>{request.text}</p>}
        {request.reasons && <ReasonLines reasons={request.reasons} zone={request.zone ?? 'UTC'} />}
        <Field label={request.label}>
          <TextArea
            rows={2}
            maxLength={500}
            value={text}
            onChange={event => setText(event.target.value)}
            onKeyDown={event => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && submit()}
          />
        </Field>
        {request.suggestions && (
          <div className="cs-suggestions">
            {request.suggestions.map(suggestion => (
              <Button key={suggestion} small onClick={() => setText(suggestion)}>
                {suggestion}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Dialog>
  );
}
