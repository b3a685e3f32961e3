import { useRef } from 'react';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useSharedT } from '../i18n/i18n';
import { Button } from './button';
import { EmptyState, ErrorState, Skeleton } from './feedback';
import { Icon } from './icon';
import './table.css';

export interface Column<Row> {
  key: string;
  title: string;
  /** For a column of icons: the title is read aloud only. */
  titleHidden?: boolean;
  render: (row: Row) => ReactNode;
  /** Name of the sort in the list's query; without it the header cannot be pressed. */
  sort?: string;
  align?: 'end';
  width?: number | string;
  /** 1 always there, 2 hidden in a narrow place, 3 hidden in a middling one. */
  priority?: 1 | 2 | 3;
}

export interface DataTableProps<Row> {
  /** Said by a screen reader. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Press or Enter on a row. */
  onOpen?: ((row: Row) => void) | undefined;
  /** The row that is open beside the table. */
  current?: string | undefined;
  /** `name` ascending, `-name` descending. */
  sort?: string | undefined;
  onSort?: (sort: string) => void;
  /** From `useList`: loads the next page by its cursor. */
  more?: { available: boolean; busy: boolean; load: () => void } | undefined;
  loading?: boolean;
  error?: unknown;
  onRetry?: () => void;
  empty?: ReactNode;
  className?: string;
}

/** A list of rows: arrow keys move, Enter opens, headers sort, columns give way where it is narrow. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const t = useSharedT();
  const body = useRef<HTMLTableSectionElement>(null);
  const { columns, rows, rowKey, onOpen, more } = props;

  // Rows that were read before an error are still worth more than the error.
  if (props.error && rows.length === 0) return <ErrorState error={props.error} onRetry={props.onRetry} />;
  if (!props.loading && rows.length === 0)
    return <>{props.empty ?? <EmptyState title={t('table.empty')} />}</>;

  const move = (event: KeyboardEvent, index: number, row: Row): void => {
    if (event.target !== event.currentTarget) return;
    const target: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
      PageDown: index + 10,
      PageUp: index - 10,
    };
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onOpen?.(row);
      return;
    }
    const next = target[event.key];
    if (next === undefined) return;
    event.preventDefault();
    if (next >= rows.length - 1 && more?.available && !more.busy) more.load();
    const to = Math.min(rows.length - 1, Math.max(0, next));
    body.current?.querySelectorAll<HTMLElement>(':scope > tr')[to]?.focus();
  };
  const press = (event: MouseEvent, row: Row): void => {
    // A link or button inside the row keeps its own meaning; a text selection is not a press.
    if (event.target instanceof Element && event.target.closest('a, button, input, label, select')) return;
    if (getSelection()?.isCollapsed === false) return;
    onOpen?.(row);
  };
  const focusable = rows.findIndex(row => rowKey(row) === props.current);

  return (
    <div className={`co-table-wrap ${props.className ?? ''}`}>
      <table className="co-table" aria-label={props.label} aria-busy={props.loading || undefined}>
        <thead>
          <tr>
            {columns.map(column => (
              <Header key={column.key} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr
              key={rowKey(row)}
              tabIndex={onOpen ? (index === Math.max(0, focusable) ? 0 : -1) : undefined}
              aria-current={rowKey(row) === props.current || undefined}
              onClick={onOpen && (event => press(event, row))}
              onKeyDown={onOpen && (event => move(event, index, row))}
            >
              {columns.map(column => (
                <td key={column.key} className={classOf(column)}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
          {props.loading &&
            rows.length === 0 &&
            Array.from({ length: 8 }, (_, index) => (
              <tr key={index}>
                {columns.map(column => (
                  <td key={column.key} className={classOf(column)}>
                    <Skeleton lines={1} />
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      {more?.available && (
        <div className="co-table__foot">
          <span>{t('common.showing', { count: rows.length })}</span>
          <Button small busy={more.busy} onClick={more.load}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </div>
  );
}

function classOf<Row>(column: Column<Row>): string {
  const priority = column.priority && column.priority > 1 ? `co-table__p${column.priority}` : '';
  return `${priority} ${column.align === 'end' ? 'co-table__end' : ''}`.trim();
}

interface HeaderProps<Row> {
  column: Column<Row>;
  sort: string | undefined;
  onSort: ((sort: string) => void) | undefined;
}

function Header<Row>({ column, sort, onSort }: HeaderProps<Row>): ReactNode {
  const t = useSharedT();
  const by = column.sort;
  const ascending = by !== undefined && sort === by;
  const descending = by !== undefined && sort === `-${by}`;
  return (
    <th
      scope="col"
      className={classOf(column)}
      style={{ width: column.width }}
      aria-sort={ascending ? 'ascending' : descending ? 'descending' : undefined}
    >
      {by === undefined || !onSort ? (
        <span className={column.titleHidden ? 'co-sr' : ''}>{column.title}</span>
      ) : (
        <button
          type="button"
          className="co-table__sort"
          title={t('table.sortBy', { column: column.title })}
          onClick={() => onSort(ascending ? `-${by}` : by)}
        >
          {column.title}
          {(ascending || descending) && <Icon name={ascending ? 'sortUp' : 'sortDown'} size={13} />}
        </button>
      )}
    </th>
  );
}
