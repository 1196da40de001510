import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keywords, languages, type SorStatement } from './sor-schema.ts';
import { validateSor } from './sor-validate.ts';

const valid: SorStatement = {
  decision_account: 'DECISION_ACCOUNT_SUSPENDED',
  decision_facts: 'An account was assessed.',
  decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
  incompatible_content_ground: 'terms 4.2',
  incompatible_content_explanation: 'Poems are not traded.',
  content_type: ['CONTENT_TYPE_TEXT'],
  category: 'STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY',
  category_specification: ['KEYWORD_TERRORIST_CONTENT'],
  territorial_scope: ['DE', 'GR', 'NO'],
  content_language: 'EN',
  content_date: '2026-01-01',
  application_date: '2026-03-02',
  source_type: 'SOURCE_VOLUNTARY',
  automated_detection: 'Yes',
  automated_decision: 'AUTOMATED_DECISION_PARTIALLY',
  puid: 'lamplight-1',
};

describe('the validator of schema v2', () => {
  it('lets a whole record pass', () => {
    assert.deepEqual(validateSor({ ...valid }), {});
    assert.equal(languages.length, 184);
    assert.equal(keywords.length, 69);
    assert.equal(new Set(keywords).size, keywords.length);
  });

  const faulty: [string, Record<string, unknown>, string][] = [
    ['no decision at all', { decision_account: undefined }, 'decision_visibility'],
    ['an unknown account decision', { decision_account: 'DECISION_ACCOUNT_DELETED' }, 'decision_account'],
    ['an unknown visibility', { decision_visibility: ['DECISION_VISIBILITY_HIDDEN'] }, 'decision_visibility'],
    ['a visibility that is no list', { decision_visibility: 'DECISION_VISIBILITY_OTHER' }, 'decision_visibility'],
    [
      'another visibility without saying which',
      { decision_visibility: ['DECISION_VISIBILITY_OTHER'] },
      'decision_visibility_other',
    ],
    [
      'a text for another visibility that is not there',
      { decision_visibility_other: 'x' },
      'decision_visibility_other',
    ],
    [
      'another payment decision without saying which',
      { decision_monetary: 'DECISION_MONETARY_OTHER' },
      'decision_monetary_other',
    ],
    ['an unknown service decision', { decision_provision: 'PARTIAL' }, 'decision_provision'],
    ['no facts', { decision_facts: '' }, 'decision_facts'],
    ['facts that are too long', { decision_facts: 'x'.repeat(5001) }, 'decision_facts'],
    ['no ground', { decision_ground: undefined }, 'decision_ground'],
    ['terms without a clause', { incompatible_content_ground: undefined }, 'incompatible_content_ground'],
    ['terms without an explanation', { incompatible_content_explanation: '' }, 'incompatible_content_explanation'],
    ['a law beside the terms', { illegal_content_legal_ground: 'law' }, 'illegal_content_legal_ground'],
    [
      'an illegal ground without the law',
      { decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT' },
      'illegal_content_legal_ground',
    ],
    [
      'terms fields beside the law',
      { decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT' },
      'incompatible_content_ground',
    ],
    [
      'an explanation that is too long',
      { incompatible_content_explanation: 'x'.repeat(2001) },
      'incompatible_content_explanation',
    ],
    ['a link that is none', { decision_ground_reference_url: 'terms' }, 'decision_ground_reference_url'],
    ['a link without a host', { decision_ground_reference_url: 'terms:4.2' }, 'decision_ground_reference_url'],
    ['no content type', { content_type: [] }, 'content_type'],
    ['another content type without saying which', { content_type: ['CONTENT_TYPE_OTHER'] }, 'content_type_other'],
    ['an unknown category', { category: 'STATEMENT_CATEGORY_TERRORISM' }, 'category'],
    ['an unknown further category', { category_addition: ['STATEMENT_CATEGORY_TERRORISM'] }, 'category_addition'],
    ['an unknown keyword', { category_specification: ['KEYWORD_LAMPS'] }, 'category_specification'],
    [
      'a keyword that the database only names',
      { category_specification: ['KEYWORD_DANGEROUS_TOYS'] },
      'category_specification',
    ],
    ['Greece as EL', { territorial_scope: ['EL'] }, 'territorial_scope'],
    ['a language in small letters', { content_language: 'en' }, 'content_language'],
    ['a date of another form', { content_date: '01/01/2026' }, 'content_date'],
    ['a day that does not exist', { content_date: '2026-02-30' }, 'content_date'],
    ['content from before 2000', { content_date: '1999-12-31' }, 'content_date'],
    ['an application before 2020', { application_date: '2019-12-31' }, 'application_date'],
    ['an end after 2038', { end_date_account_restriction: '2038-01-02' }, 'end_date_account_restriction'],
    ['an unknown source', { source_type: 'SOURCE_ORDER' }, 'source_type'],
    ['a notifier at own initiative', { source_identity: 'Lantern Watch' }, 'source_identity'],
    ['a yes that is true', { automated_detection: true }, 'automated_detection'],
    ['an unknown automation', { automated_decision: 'No' }, 'automated_decision'],
    ['no puid', { puid: undefined }, 'puid'],
    ['a puid with a space', { puid: 'a b' }, 'puid'],
    ['a puid that is too long', { puid: 'x'.repeat(501) }, 'puid'],
    ['a content id that is no EAN-13', { content_id: { 'EAN-13': '123' } }, 'content_id'],
    ['a field that does not exist', { username: '@wick' }, 'username'],
  ];
  for (const [name, change, field] of faulty) {
    it(`refuses ${name}`, () =>
      assert.ok(
        validateSor({ ...valid, ...change })[field]?.length,
        JSON.stringify(validateSor({ ...valid, ...change })),
      ));
  }
});
