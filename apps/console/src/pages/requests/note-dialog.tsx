import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ServiceRequest } from '#contracts';
import { Button, Dialog, Field, TextArea, useSharedT } from '#ui';
import { useT } from '../../i18n';
import { VerbNotice } from '../parts/verb-notice';

export interface NoteDialogProps {
  title: string;
  hint: string;
  action: string;
  isDanger?: boolean;
  busy: boolean;
  error: unknown;
  request: ServiceRequest;
  onSave: (note: string) => void;
  onClose: () => void;
}

/** A decision with its reason in words. */
export function NoteDialog(props: NoteDialogProps): ReactNode {
  const t = useT();
  const shared = useSharedT();
  const [note, setNote] = useState('');
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      footer={
        <>
          <Button onClick={props.onClose}>{shared('common.cancel')}</Button>
          <Button
            kind={props.isDanger ? 'danger' : 'primary'}
            type="submit"
            form="request-note"
            busy={props.busy}
          >
            {props.action}
          </Button>
        </>
      }
    >
      <form
        id="request-note"
        className="co-stack"
        onSubmit={event => {
          event.preventDefault();
          props.onSave(note.trim());
        }}
      >
        <VerbNotice
          error={props.error}
          subject={{ type: 'service-request', id: props.request.id }}
          words={{ state: 'state.request', step: 'do.request' }}
        />
        <Field label={t('parts.note')} hint={props.hint}>
          <TextArea
            required
            rows={3}
            maxLength={1_000}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
