import { sql } from 'kysely';
import { Database } from '../../src/database/database';
import { TestGateway } from './gateway';

/** What a database refuses: rows of a table as they are written, or the commit of a transaction that wrote some. */
export interface Refusal {
  readonly table: string;
  readonly at: 'insert' | 'commit';
  /** Refuses the rows of this call alone; the table must have the column. */
  readonly callId?: string;
}

/** Makes the gateway's database refuse, as one whose disk is full does. @returns what ends it */
export async function refuse({ app }: TestGateway, refusal: Refusal): Promise<() => Promise<void>> {
  const { kind, queries } = app.get(Database, { strict: false });
  const { begin, end } = kind === 'postgres' ? onPostgres(refusal) : onSqlite(refusal);
  const run = async (statements: readonly string[]): Promise<void> => {
    for (const statement of statements) await sql.raw(statement).execute(queries);
  };
  await run(begin);
  return () => run(end);
}

interface Statements {
  readonly begin: readonly string[];
  readonly end: readonly string[];
}

function onPostgres({ table, at, callId }: Refusal): Statements {
  const kind = at === 'insert' ? 'trigger refusal before' : 'constraint trigger refusal after';
  const time = at === 'insert' ? '' : 'deferrable initially deferred';
  const condition = callId === undefined ? '' : `when (new.call_id = '${callId}')`;
  return {
    begin: [
      `create function refuse() returns trigger language plpgsql as $$
       begin raise exception using errcode = 'disk_full', message = 'No space left on device'; end $$`,
      `create ${kind} insert on ${table} ${time} for each row ${condition} execute function refuse()`,
    ],
    end: ['drop function refuse cascade'],
  };
}

function onSqlite({ table, at, callId }: Refusal): Statements {
  const condition = callId === undefined ? '' : `when new.call_id = '${callId}'`;
  if (at === 'insert') {
    return {
      begin: [
        `create trigger refusal before insert on ${table} ${condition}
         begin select raise(abort, 'database or disk is full'); end`,
      ],
      end: ['drop trigger refusal'],
    };
  }
  // A commit fails while a row hangs on one that is not there. Once for each database: the trigger stays, and what
  // it hangs its rows on is there from the end on.
  return {
    begin: [
      'create table missing (id text primary key)',
      'create table hanging (id text references missing(id) deferrable initially deferred)',
      `create trigger refusal_at_commit after insert on ${table} ${condition}
       begin insert into hanging values ('nothing'); end`,
    ],
    end: ["insert into missing values ('nothing')"],
  };
}
