import { createContext, useContext, useId } from 'react';
import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from 'react';
import { useSharedT } from '../i18n/i18n';
import { Icon } from './icon';
import type { IconName } from './icons';
import './field.css';

interface FieldLinks {
  id: string;
  describedBy: string | undefined;
  invalid: boolean;
}
const Links = createContext<FieldLinks | null>(null);

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong, as a sentence; marks the input and is read aloud. */
  error?: ReactNode;
  optional?: boolean;
  children: ReactNode;
  className?: string;
}

/** Label, hint and error around one input; ties them together for assistive technology. */
export function Field({ label, hint, error, optional, children, className }: FieldProps): ReactNode {
  const t = useSharedT();
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint ? hintId : '', error ? errorId : ''].filter(Boolean).join(' ') || undefined;
  return (
    <div className={`co-field ${className ?? ''}`}>
      <label className="co-field__label" htmlFor={id}>
        <span>{label}</span>
        {optional && <small>{t('common.optional')}</small>}
      </label>
      <Links.Provider value={{ id, describedBy, invalid: Boolean(error) }}>{children}</Links.Provider>
      {hint && (
        <div className="co-field__hint" id={hintId}>
          {hint}
        </div>
      )}
      {error && (
        <div className="co-field__error" id={errorId} role="alert">
          <Icon name="alert" size={15} />
          <span>{error}</span>
        </div>
      )}
    </div>
  );
}

function useLinks(id: string | undefined): Record<string, string | boolean | undefined> {
  const links = useContext(Links);
  if (!links) return { id };
  return {
    id: id ?? links.id,
    'aria-describedby': links.describedBy,
    'aria-invalid': links.invalid || undefined,
  };
}

export interface TextInputProps extends InputHTMLAttributes<HTMLInputElement> {
  icon?: IconName;
  /** Stands inside on the right: a unit, a clear button. */
  after?: ReactNode;
}

export function TextInput({ icon, after, className, ...rest }: TextInputProps): ReactNode {
  const input = <input {...rest} {...useLinks(rest.id)} className={`co-input ${className ?? ''}`} />;
  if (!icon && !after) return input;
  return (
    <div className="co-input-wrap">
      {icon && <Icon name={icon} size={17} />}
      {input}
      {after && <span className="co-input-wrap__after">{after}</span>}
    </div>
  );
}

export function TextArea({ className, ...rest }: TextareaHTMLAttributes<HTMLTextAreaElement>): ReactNode {
  return <textarea {...rest} {...useLinks(rest.id)} className={`co-input ${className ?? ''}`} />;
}

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  disabled?: boolean;
}

export interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  options: readonly Option[];
  /** Shown while nothing is chosen (value ''). */
  placeholder?: string | undefined;
}

/** The system's own select: the best one there is on a phone. */
export function Select({ options, placeholder, className, ...rest }: SelectProps): ReactNode {
  return (
    <select {...rest} {...useLinks(rest.id)} className={`co-input ${className ?? ''}`}>
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map(option => (
        <option key={option.value} value={option.value} disabled={option.disabled}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

export interface ChoiceProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  label: ReactNode;
  hint?: ReactNode;
}

function Choice({
  label,
  hint,
  type,
  className,
  ...rest
}: ChoiceProps & { type: 'checkbox' | 'radio' }): ReactNode {
  return (
    <label className="co-choice">
      <input {...rest} type={type} className={className} />
      <span>
        {label}
        {hint && <span className="co-choice__hint">{hint}</span>}
      </span>
    </label>
  );
}

export function Checkbox(props: ChoiceProps): ReactNode {
  return <Choice {...props} type="checkbox" />;
}

export function Radio(props: ChoiceProps): ReactNode {
  return <Choice {...props} type="radio" />;
}

export function Switch(props: ChoiceProps): ReactNode {
  return (
    <Choice {...props} type="checkbox" role="switch" aria-checked={props.checked} className="co-switch" />
  );
}
