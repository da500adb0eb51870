import { openFile, serveInbox } from './serve-inbox';

/**
 * The least that a durable inbox does: read the body, check that it is JSON, store its bytes, acknowledge after the
 * commit. `COMMIT=each` commits every callback for itself, `COMMIT=group` those together that came together. It
 * encrypts, recognises, routes and delivers nothing.
 */
const { DATABASE_FILE = '', COMMIT } = process.env;

const file = openFile(DATABASE_FILE);
file.exec('create table inbox (id integer primary key, path text, received_at integer, body text)');
const insert = file.prepare('insert into inbox (path, received_at, body) values (?, ?, ?)');

serveInbox(
  file,
  ({ path, body }) => {
    insert.run(path, Date.now(), body);
  },
  COMMIT === 'each' ? 'each' : 'group',
);
