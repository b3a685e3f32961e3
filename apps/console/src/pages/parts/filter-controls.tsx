import type { ReactNode } from 'react';
import { Urgency } from '#contracts';
import { Icon, Select, UrgencyMark, useDynamicT, useSharedT } from '#ui';
import type { IconName, Option } from '#ui';
import { useSearchParams } from '../../routing';
import { someOf, toggled, written } from './filters';
import './parts.css';

/** A row of filters above a list; wraps on a narrow screen. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <fieldset className="cs-filters">
      <legend className="co-sr">{label}</legend>
      {children}
    </fieldset>
  );
}

export interface FilterSelectProps {
  label: string;
  name: string;
  options: readonly Option[];
}

/** One value of the address; the first line means all. */
export function FilterSelect({ label, name, options }: FilterSelectProps): ReactNode {
  const t = useSharedT();
  const [params, change] = useSearchParams();
  const value = params.get(name) ?? '';
  return (
    <Select
      aria-label={label}
      className={value ? 'cs-filter cs-filter--set' : 'cs-filter'}
      value={value}
      placeholder={`${label}: ${t('common.all')}`}
      options={options}
      onChange={event => change({ [name]: event.target.value || null })}
    />
  );
}

/** Several toggles that belong together. */
export function Toggles({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <fieldset className="cs-toggles">
      <legend className="co-sr">{label}</legend>
      {children}
    </fieldset>
  );
}

export interface ToggleProps {
  pressed: boolean;
  onPress: () => void;
  icon?: IconName;
  title?: string;
  children: ReactNode;
}

/** A filter that is on or off. */
export function Toggle({ pressed, onPress, icon, title, children }: ToggleProps): ReactNode {
  return (
    <button type="button" className="cs-toggle" aria-pressed={pressed} title={title} onClick={onPress}>
      {icon && <Icon name={icon} size={15} />}
      {children}
    </button>
  );
}

/** `?name=1` */
export function FlagFilter({
  name,
  label,
  icon,
}: {
  name: string;
  label: string;
  icon?: IconName;
}): ReactNode {
  const [params, change] = useSearchParams();
  const isSet = params.get(name) === '1';
  const look = icon ? { icon } : {};
  return (
    <Toggle pressed={isSet} onPress={() => change({ [name]: isSet ? null : '1' })} {...look}>
      {label}
    </Toggle>
  );
}

/** `?urgency=critical,high` */
export function UrgencyFilter(): ReactNode {
  const t = useSharedT();
  const word = useDynamicT();
  const [params, change] = useSearchParams();
  const chosen = someOf(params.get('urgency'), Urgency.options);
  return (
    <Toggles label={t('noun.urgency')}>
      {Urgency.options.map(urgency => (
        <Toggle
          key={urgency}
          pressed={chosen.includes(urgency)}
          onPress={() => change({ urgency: written(toggled(chosen, urgency)) })}
        >
          <UrgencyMark urgency={urgency} size={12} />
          <span className="cs-toggle__word">{word('urgency', urgency)}</span>
        </Toggle>
      ))}
    </Toggles>
  );
}
