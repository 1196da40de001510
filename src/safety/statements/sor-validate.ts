import {
  accountTypes,
  automatedDecisions,
  contentTypes,
  decisionAccounts,
  decisionGrounds,
  decisionMonetaries,
  decisionProvisions,
  decisionVisibilities,
  keywords,
  languages,
  sourceTypes,
  statementCategories,
  territories,
  yesNo,
} from './sor-schema.ts';

/** Faults by field, as the database answers them. */
export type SorFaults = Record<string, string[]>;
type Fields = Readonly<Record<string, unknown>>;

const limits: Record<string, number> = {
  decision_visibility_other: 500,
  decision_monetary_other: 500,
  decision_facts: 5000,
  decision_ground_reference_url: 500,
  illegal_content_legal_ground: 500,
  illegal_content_explanation: 2000,
  incompatible_content_ground: 500,
  incompatible_content_explanation: 2000,
  content_type_other: 500,
  category_specification_other: 500,
  source_identity: 500,
  puid: 500,
};

const single: Record<string, readonly string[]> = {
  decision_monetary: decisionMonetaries,
  decision_provision: decisionProvisions,
  decision_account: decisionAccounts,
  account_type: accountTypes,
  decision_ground: decisionGrounds,
  category: statementCategories,
  source_type: sourceTypes,
  automated_detection: yesNo,
  automated_decision: automatedDecisions,
  incompatible_content_illegal: yesNo,
  content_language: languages,
};

const several: Record<string, readonly string[]> = {
  decision_visibility: decisionVisibilities,
  content_type: contentTypes,
  category_addition: statementCategories,
  category_specification: keywords,
  territorial_scope: territories,
};

const dates: Record<string, { from?: string; to: string }> = {
  content_date: { from: '2000-01-01', to: '2038-01-01' },
  application_date: { from: '2020-01-01', to: '2038-01-01' },
  end_date_visibility_restriction: { to: '2038-01-01' },
  end_date_monetary_restriction: { to: '2038-01-01' },
  end_date_service_restriction: { to: '2038-01-01' },
  end_date_account_restriction: { to: '2038-01-01' },
};

const required = [
  'decision_ground',
  'content_type',
  'category',
  'content_date',
  'application_date',
  'decision_facts',
  'source_type',
  'automated_detection',
  'automated_decision',
  'puid',
];

const known = new Set([
  ...Object.keys(limits),
  ...Object.keys(single),
  ...Object.keys(several),
  ...Object.keys(dates),
  'content_id',
]);

/** All faults of one record by the published rules of schema v2; an empty object means that it is valid. */
export function validateSor(record: Fields): SorFaults {
  const faults: SorFaults = {};
  const fault = (field: string, why: string) => {
    const list = faults[field] ?? [];
    list.push(why);
    faults[field] = list;
  };
  for (const field of Object.keys(record)) if (!known.has(field)) fault(field, 'The field is not part of the schema.');
  for (const field of required) if (isEmpty(record[field])) fault(field, 'The field is required.');
  checkValues(record, fault);
  checkFamilies(record, fault);
  checkConditions(record, fault);
  return faults;
}

function checkValues(record: Fields, fault: (field: string, why: string) => void): void {
  for (const [field, allowed] of Object.entries(single)) {
    const value = record[field];
    if (!isEmpty(value) && !(typeof value === 'string' && allowed.includes(value)))
      fault(field, 'The value is not allowed.');
  }
  for (const [field, allowed] of Object.entries(several)) {
    const value = record[field];
    if (value === undefined || (value === null && field !== 'category_addition')) continue;
    if (!Array.isArray(value)) fault(field, 'The field must be a list.');
    else if (value.some((item) => typeof item !== 'string' || !allowed.includes(item)))
      fault(field, 'A value is not allowed.');
  }
  for (const [field, most] of Object.entries(limits)) {
    const value = record[field];
    if (isEmpty(value)) continue;
    if (typeof value !== 'string') fault(field, 'The field must be a text.');
    else if ([...value].length > most) fault(field, `The field must not be longer than ${most} characters.`);
  }
  for (const [field, range] of Object.entries(dates)) {
    const value = record[field];
    if (isEmpty(value)) continue;
    if (typeof value !== 'string' || !isDay(value)) fault(field, 'The field does not match the format YYYY-MM-DD.');
    else if (value > range.to || (range.from !== undefined && value < range.from))
      fault(field, 'The date is out of range.');
  }
  const { puid, content_id: contentId, decision_ground_reference_url: url } = record;
  if (typeof puid === 'string' && !/^[a-zA-Z0-9-_]+$/.test(puid)) fault('puid', 'The puid format is invalid.');
  // "terms:4.2" is an address for the URL standard; the database wants one with a host.
  if (!isEmpty(url) && !(typeof url === 'string' && /^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url)))
    fault('decision_ground_reference_url', 'The field must be a URL.');
  if (contentId !== undefined && contentId !== null && !isEan(contentId))
    fault('content_id', 'Only EAN-13 with 13 digits is allowed.');
}

/** One of the four families of decisions must be present. */
function checkFamilies(record: Fields, fault: (field: string, why: string) => void): void {
  const families = ['decision_visibility', 'decision_monetary', 'decision_provision', 'decision_account'];
  if (families.some((family) => !isEmpty(record[family]))) return;
  for (const family of families) fault(family, 'One of the four kinds of decision is required.');
}

function checkConditions(record: Fields, fault: (field: string, why: string) => void): void {
  const rule = (field: string, applies: boolean, needed: boolean) => {
    if (applies && needed && isEmpty(record[field])) fault(field, 'The field is required here.');
    if (!applies && !isEmpty(record[field])) fault(field, 'The field must be left out here.');
  };
  const illegal = record.decision_ground === 'DECISION_GROUND_ILLEGAL_CONTENT';
  const incompatible = record.decision_ground === 'DECISION_GROUND_INCOMPATIBLE_CONTENT';
  rule('illegal_content_legal_ground', illegal, true);
  rule('illegal_content_explanation', illegal, true);
  rule('incompatible_content_ground', incompatible, true);
  rule('incompatible_content_explanation', incompatible, true);
  rule('incompatible_content_illegal', incompatible, false);
  rule('decision_visibility_other', includes(record.decision_visibility, 'DECISION_VISIBILITY_OTHER'), true);
  rule('decision_monetary_other', record.decision_monetary === 'DECISION_MONETARY_OTHER', true);
  rule('content_type_other', includes(record.content_type, 'CONTENT_TYPE_OTHER'), true);
  rule('category_specification_other', includes(record.category_specification, 'KEYWORD_OTHER'), false);
  rule('source_identity', record.source_type !== 'SOURCE_VOLUNTARY', false);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function includes(list: unknown, item: string): boolean {
  return Array.isArray(list) && list.includes(item);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isEan(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length === 1 &&
    entries[0]?.[0] === 'EAN-13' &&
    typeof entries[0][1] === 'string' &&
    /^[0-9]{13}$/.test(entries[0][1])
  );
}
