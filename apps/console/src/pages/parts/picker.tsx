import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Icon, Skeleton, TextInput } from '#ui';
import { useT } from '../../i18n';
import './parts.css';

export interface PickerOption {
  id: string;
  name: string;
  detail?: string;
}

/** What a picker searches, and what was found for it: `const sites = useSiteSearch(); <Picker {...sites} />`. */
export interface PickerSearch {
  text: string;
  onText: (text: string) => void;
  options: readonly PickerOption[];
  isLoading: boolean;
}

export interface PickerProps extends PickerSearch {
  chosen: PickerOption | null;
  onChoose: (option: PickerOption | null) => void;
  placeholder: string;
}

/** Finds one thing among many by typing: arrow keys choose, Enter takes, Escape closes. Stands in a Field. */
export function Picker(props: PickerProps): ReactNode {
  const { chosen, onChoose, placeholder, text, onText, options, isLoading } = props;
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const take = (option: PickerOption): void => {
    onChoose(option);
    setOpen(false);
    onText('');
  };
  const press = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const option = options[at];
    if (step !== 0) {
      event.preventDefault();
      setOpen(true);
      setAt(index => (index + step + options.length) % Math.max(1, options.length));
    } else if (event.key === 'Enter' && isOpen && option) {
      event.preventDefault();
      take(option);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };
  return (
    <div
      className="cs-picker"
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <TextInput
        icon={chosen && !isOpen ? 'check' : 'search'}
        autoComplete="off"
        placeholder={chosen ? chosen.name : placeholder}
        value={isOpen ? text : (chosen?.name ?? '')}
        onFocus={() => setOpen(true)}
        onChange={event => {
          onText(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onKeyDown={press}
      />
      <output className="co-sr">{isOpen && options[at] ? options[at].name : ''}</output>
      {isOpen && (
        <div className="cs-picker__list">
          {options.map((option, index) => (
            <button
              key={option.id}
              type="button"
              tabIndex={-1}
              className="cs-picker__option"
              aria-current={index === at || undefined}
              onPointerMove={() => setAt(index)}
              onClick={() => take(option)}
            >
              <span className="co-grow co-clip">
                {option.name}
                {option.detail && <small className="co-clip">{option.detail}</small>}
              </span>
              {option.id === chosen?.id && <Icon name="check" size={14} />}
            </button>
          ))}
          {isLoading && options.length === 0 && <Skeleton lines={1} />}
          {!isLoading && options.length === 0 && <p className="cs-picker__none">{t('parts.nothingFound')}</p>}
        </div>
      )}
    </div>
  );
}
