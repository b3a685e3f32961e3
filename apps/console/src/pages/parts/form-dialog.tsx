import { useId } from 'react';
import type { ReactNode, RefObject } from 'react';
import { Button, Dialog, useSharedT } from '#ui';

interface FormDialogProps {
  title: string;
  /** What the button says that sends it. */
  action: string;
  /** On its way. */
  busy: boolean;
  /** Something that it cannot go without is missing. */
  disabled?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  /** Fields in two columns; else one below the other. */
  wide?: boolean;
  form?: RefObject<HTMLFormElement | null>;
  children: ReactNode;
}

/** A form in a dialog: cancel, or send it by the button or Enter. */
export function FormDialog(props: FormDialogProps): ReactNode {
  const { title, action, busy, onSubmit, onClose, disabled = false, wide = false, form, children } = props;
  const shared = useSharedT();
  const id = useId();
  return (
    <Dialog
      open
      wide={wide}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{shared('common.cancel')}</Button>
          <Button kind="primary" type="submit" form={id} busy={busy} disabled={disabled}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={wide ? 'cs-form' : 'co-stack'}
        ref={form}
        onSubmit={event => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
