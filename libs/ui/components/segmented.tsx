import { useId } from 'react';
import type { ReactNode } from 'react';
import { Icon } from './icon';
import type { IconName } from './icons';
import './card.css';

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  icon?: IconName;
  /** Show the icon alone; the label is still read aloud. */
  iconOnly?: boolean;
}

export interface SegmentedControlProps<Value extends string> {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly Segment<Value>[];
  wide?: boolean;
}

/** A choice of few. Radio buttons underneath: one tab stop, arrow keys choose. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>): ReactNode {
  const name = useId();
  return (
    <fieldset className={`co-segments ${props.wide ? 'co-segments--wide' : ''}`}>
      <legend className="co-sr">{props.label}</legend>
      {props.options.map(option => (
        <label
          key={option.value}
          className="co-segments__item"
          title={option.iconOnly ? option.label : undefined}
        >
          <input
            type="radio"
            className="co-sr"
            name={name}
            value={option.value}
            checked={option.value === props.value}
            onChange={() => props.onChange(option.value)}
          />
          {option.icon && <Icon name={option.icon} />}
          <span className={option.iconOnly ? 'co-sr' : ''}>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
