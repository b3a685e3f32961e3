import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { PersonSought } from '#contracts';
import { Database } from '../platform/database';
import type { Scope } from '../platform/database';
import { record } from '../platform/outbox';
import { Refused } from '../platform/refused';
import { kept } from './kinds';
import type { Kept } from './kinds';
import { aboutOf, subjectSought } from './subject.service';
import { rowsOf } from './summary.store';
import type { KeptRow } from './summary.store';
import type { Subject } from './subject.store';

const ROWS_AT_ONCE = 500;
const DEADLINE_MS = 60_000;

/** Everything that is kept of one person, read a few hundred rows at a time however much it is. */
@Injectable()
export class ExportService {
  constructor(@Inject(Database) private readonly database: Database) {}

  /**
   * The step in the trail is written before the first byte leaves, and says of whom by the account alone.
   * @throws Refused input-invalid | not-found
   */
  async stream(scope: Scope, sought: PersonSought): Promise<Readable> {
    const { subject, at } = await this.database.transaction(scope, async tx => {
      const found = await subjectSought(tx, sought);
      await record(tx, {
        verb: 'person.export',
        subjectType: 'person',
        subjectId: found.personId,
        detail: { by: sought.personId ? 'account' : sought.email ? 'email' : 'phone' },
      });
      return { subject: found, at: tx.now };
    });
    return Readable.from(this.written(scope, subject, at));
  }

  private async *written(scope: Scope, subject: Subject, at: Date): AsyncGenerator<string> {
    const late = AbortSignal.timeout(DEADLINE_MS);
    yield `{"about":${JSON.stringify(aboutOf(subject))},"at":${JSON.stringify(at)},"kinds":{`;
    for (const [place, one] of kept.entries()) {
      yield `${place === 0 ? '' : ','}\n${JSON.stringify(one.kind)}:[`;
      let isFirst = true;
      for (let after: string | null = null; ;) {
        if (late.aborted) throw new Refused('busy');
        const rows = await this.page(scope, subject, one, after);
        for (const { row } of rows) {
          yield `${isFirst ? '' : ','}\n${JSON.stringify(exported(one.table, row))}`;
          isFirst = false;
        }
        const last = rows.at(-1);
        if (!last || rows.length < ROWS_AT_ONCE) break;
        after = last.key;
      }
      yield ']';
    }
    yield '}}\n';
  }

  private page(scope: Scope, subject: Subject, one: Kept, after: string | null): Promise<KeptRow[]> {
    return this.database.transaction(scope, tx => rowsOf(tx, subject, one, { after, limit: ROWS_AT_ONCE }), {
      readOnly: true,
    });
  }
}

/** A picture is not in the file: where its bytes are to be had is. */
const exported = (table: string, row: Record<string, unknown>): Record<string, unknown> =>
  table === 'attachment' ? { ...row, download: `/api/attachments/${String(row['id'])}` } : row;
