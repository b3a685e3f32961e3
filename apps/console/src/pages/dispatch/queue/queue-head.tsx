import type { KeyboardEvent, ReactNode } from 'react';
import type { Urgency, WorkOrderLine } from '#contracts';
import {
  Button,
  Checkbox,
  Count,
  Field,
  IconButton,
  Popover,
  SegmentedControl,
  Select,
  TextInput,
  UrgencyMark,
  useDynamicT,
} from '#ui';
import { useT } from '../../../i18n';
import { choicesOf, countFilters, noFilter, queueStatuses } from './group';
import type { Grouping, QueueFilter } from './group';

export interface QueueHeadProps {
  orders: readonly WorkOrderLine[];
  shown: number;
  filter: QueueFilter;
  onFilter: (filter: QueueFilter) => void;
  grouping: Grouping;
  onGrouping: (grouping: Grouping) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

const urgencies: readonly Urgency[] = ['critical', 'high', 'normal', 'low'];

function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter(one => one !== value) : [...values, value];
}

export function QueueHead(props: QueueHeadProps): ReactNode {
  const { orders, shown, filter, onFilter, grouping } = props;
  const t = useT();
  const word = useDynamicT();
  const narrowed = countFilters(filter) - filter.urgency.length;
  return (
    <header className="cs-queue__head">
      <div className="co-line">
        <h2 className="cs-queue__title">{t('dispatch.queue.title')}</h2>
        <Count value={shown} />
        <span className="co-grow" />
        <SegmentedControl
          label={t('dispatch.queue.groupBy')}
          value={grouping}
          onChange={props.onGrouping}
          options={[
            { value: 'urgency', label: t('noun.urgency'), icon: 'alert', iconOnly: true },
            { value: 'due', label: t('dispatch.queue.byDue'), icon: 'clock', iconOnly: true },
          ]}
        />
        <Popover
          renderTrigger={trigger => (
            <span className="cs-queue__filter">
              <IconButton
                {...trigger}
                icon="filter"
                label={t('common.filter')}
                kind={narrowed > 0 ? 'secondary' : 'quiet'}
              />
              {narrowed > 0 && <Count value={narrowed} />}
            </span>
          )}
        >
          <FilterForm {...props} />
        </Popover>
      </div>
      <TextInput
        id="dispatch-search"
        icon="search"
        type="search"
        placeholder={t('dispatch.queue.search')}
        aria-label={t('dispatch.queue.search')}
        aria-keyshortcuts="/"
        value={filter.text}
        onChange={event => onFilter({ ...filter, text: event.target.value.trimStart() })}
        onKeyDown={props.onKeyDown}
      />
      <fieldset className="cs-queue__urgencies" aria-label={t('noun.urgency')}>
        {urgencies.map(urgency => {
          const count = orders.filter(order => order.urgency === urgency).length;
          return (
            <button
              key={urgency}
              type="button"
              className="cs-queue__urgency"
              aria-pressed={filter.urgency.includes(urgency)}
              title={word('urgency', urgency)}
              onClick={() => onFilter({ ...filter, urgency: toggled(filter.urgency, urgency) })}
            >
              <UrgencyMark urgency={urgency} size={12} />
              {count}
            </button>
          );
        })}
      </fieldset>
    </header>
  );
}

function FilterForm({ orders, filter, onFilter }: QueueHeadProps): ReactNode {
  const t = useT();
  const word = useDynamicT();
  const { skills, partners } = choicesOf(orders);
  return (
    <div className="co-stack cs-queue__form">
      <fieldset>
        <legend className="co-label">{t('noun.state')}</legend>
        {queueStatuses.map(status => (
          <Checkbox
            key={status}
            label={`${word('state.workOrder', status)} (${orders.filter(order => order.status === status).length})`}
            checked={filter.status.includes(status)}
            onChange={() => onFilter({ ...filter, status: toggled(filter.status, status) })}
          />
        ))}
      </fieldset>
      <Field label={t('noun.skill')}>
        <Select
          value={filter.skill}
          placeholder={t('common.all')}
          options={skills.map(skill => ({ value: skill, label: word('skill', skill) }))}
          onChange={event => onFilter({ ...filter, skill: event.target.value })}
        />
      </Field>
      <Field label={t('noun.partner')}>
        <Select
          value={filter.partner}
          placeholder={t('common.all')}
          options={[
            { value: 'own', label: t('dispatch.queue.noPartner') },
            ...partners.map(partner => ({ value: partner.id, label: partner.name })),
          ]}
          onChange={event => onFilter({ ...filter, partner: event.target.value })}
        />
      </Field>
      <Button
        disabled={countFilters(filter) === 0}
        onClick={() => onFilter({ ...noFilter, text: filter.text })}
      >
        {t('common.clear')}
      </Button>
    </div>
  );
}
