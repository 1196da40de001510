import { after, before, suite } from 'node:test';
import { skipWithout } from '../../support/needs.ts';
import { findPostgres, startPostgres, type TestPostgres } from '../../support/postgres.ts';
import { gramjsPeople } from './gramjs.ts';
import { mtcutePeople } from './mtcute.ts';
import { scenario } from './scenario.ts';

const binDir = findPostgres();

suite('on PostgreSQL', { skip: skipWithout('postgres', binDir) }, () => {
  let postgres: TestPostgres;

  before(async () => {
    postgres = await startPostgres(binDir ?? '');
    // The server finds the database there, as an operator sets it.
    process.env['TOCSIN_DATABASE_URL'] = await postgres.createDatabase();
  });

  after(async () => {
    delete process.env['TOCSIN_DATABASE_URL'];
    await postgres?.stop();
  });

  scenario('the life of two people, one with mtcute and one with gramjs', {
    nora: mtcutePeople(),
    idris: gramjsPeople('full'),
    documentBytes: 2 ** 20,
  });
});
