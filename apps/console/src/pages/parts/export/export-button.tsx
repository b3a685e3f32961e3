import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { Button, useFormat, useToasts } from '#ui';
import { useT } from '../../../i18n';
import { csvText, saveCsv } from './csv';
import type { Cell } from './csv';

/** More than a spreadsheet is good for; then the period has to be a shorter one. */
const MOST_ROWS = 20_000;

export interface ExportButtonProps {
  label: string;
  fileName: string;
  head: readonly string[];
  /** The page behind a cursor, newest first. */
  load: (cursor: string | null) => Promise<{ rows: readonly (readonly Cell[])[]; next: string | null }>;
}

/** Fetches a list page by page and saves it as a table; says how far it is, and stops when pressed again. */
export function ExportButton({ label, fileName, head, load }: ExportButtonProps): ReactNode {
  const t = useT();
  const format = useFormat();
  const toasts = useToasts();
  const [count, setCount] = useState<number | null>(null);
  const isWanted = useRef(false);
  useEffect(
    () => () => {
      isWanted.current = false;
    },
    [],
  );

  const run = async (): Promise<void> => {
    isWanted.current = true;
    const rows: (readonly Cell[])[] = [];
    setCount(0);
    try {
      let cursor: string | null = null;
      do {
        const page = await load(cursor);
        if (!isWanted.current) return;
        rows.push(...page.rows);
        cursor = page.next;
        setCount(rows.length);
      } while (cursor !== null && rows.length < MOST_ROWS);
      saveCsv(fileName, csvText(head, rows));
      if (cursor !== null)
        toasts.show({ text: t('export.cut', { count: format.number(rows.length) }), tone: 'warn' });
    } catch (failure) {
      if (isWanted.current) toasts.fail(failure);
    } finally {
      isWanted.current = false;
      setCount(null);
    }
  };

  return (
    <Button
      small
      icon={count === null ? 'download' : 'x'}
      onClick={() => {
        if (count === null) void run();
        else isWanted.current = false;
      }}
    >
      {count === null ? label : t('export.running', { count: format.number(count) })}
    </Button>
  );
}
