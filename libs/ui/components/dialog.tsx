import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useSharedT } from '../i18n/i18n';
import { Button, IconButton } from './button';
import type { ButtonKind } from './button';
import './overlay.css';

export interface DialogProps {
  open: boolean;
  /** Escape, the cross, and a press beside it. */
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
  /** Buttons at the bottom, the main one last. */
  footer?: ReactNode;
  wide?: boolean;
}

function Modal({
  open,
  onClose,
  title,
  children,
  footer,
  shape,
}: DialogProps & { shape: string }): ReactNode {
  const t = useSharedT();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element || !open) return undefined;
    element.showModal();
    // Into the content: a sheet of choices is not opened to be closed. Of radio buttons only the chosen one is a stop.
    element
      .querySelector<HTMLElement>(
        '.co-dialog__body :is(button, input:not([type="radio"]:not(:checked)), select, textarea, a)',
      )
      ?.focus();
    return () => element.close();
  }, [open]);

  useEffect(() => {
    const element = dialog.current;
    if (!element || !open) return undefined;
    const cancel = (event: Event): void => {
      event.preventDefault();
      onClose();
    };
    // Only a press that begins and ends on the backdrop closes: a text selection that ends outside does not.
    let pressedOutside = false;
    const down = (event: PointerEvent): void => {
      pressedOutside = event.target === element;
    };
    const up = (event: PointerEvent): void => {
      if (pressedOutside && event.target === element) onClose();
    };
    element.addEventListener('cancel', cancel);
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointerup', up);
    return () => {
      element.removeEventListener('cancel', cancel);
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointerup', up);
    };
  }, [open, onClose]);

  if (!open) return null;
  return (
    <dialog ref={dialog} className={`co-dialog ${shape}`} aria-labelledby={titleId}>
      <header className="co-dialog__head">
        <h2 className="co-dialog__title" id={titleId}>
          {title}
        </h2>
        <IconButton icon="x" label={t('common.close')} onClick={onClose} />
      </header>
      <div className="co-dialog__body">{children}</div>
      {footer && <footer className="co-dialog__foot">{footer}</footer>}
    </dialog>
  );
}

export function Dialog(props: DialogProps): ReactNode {
  return <Modal {...props} shape={props.wide ? 'co-dialog--wide' : ''} />;
}

/** From the right, full height: details beside a list. Full width on a phone. */
export function Drawer(props: DialogProps): ReactNode {
  return <Modal {...props} shape="co-dialog--drawer" />;
}

/** From below: choices on a phone, within reach of the thumb. */
export function BottomSheet(props: DialogProps): ReactNode {
  return <Modal {...props} shape="co-dialog--bottom" />;
}

export interface ConfirmProps {
  open: boolean;
  title: ReactNode;
  /** What will happen, in one sentence. */
  children?: ReactNode;
  /** The verb, not "OK". */
  action: string;
  kind?: ButtonKind;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** For what cannot be undone; everything else is done at once and offers an undo. */
export function Confirm({
  open,
  title,
  children,
  action,
  kind = 'danger',
  busy,
  onConfirm,
  onClose,
}: ConfirmProps): ReactNode {
  const t = useSharedT();
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind={kind} busy={busy ?? false} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
