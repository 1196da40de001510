import type { Decision, DetectionSource, EnforcementAction, Restriction } from '../enforcement/types.ts';
import type { SubjectRecord } from '../ports.ts';
import { isoDay } from './months.ts';
import { languages, type SorStatement, territories, wholeCategory, wholeKeyword } from './sor-schema.ts';
import { withoutPersons } from './without-persons.ts';

/**
 * A decision as a record for the Commission's database. No personal data (Art. 24(5)): facts are standard wording by
 * category and kind of subject, never the moderator's text; from why the ground applies whatever names or reaches a
 * person is struck out; the notifier is named only when it is a trusted flagger.
 */
export function buildSor(decision: Decision, record: SubjectRecord, puid: string): SorStatement {
  const illegal = decision.ground.kind === 'law';
  const measure = measureOf(decision.action);
  const explanation = cut(withoutPersons(decision.ground.explanation, record), 2000);
  const listedKeywords = decision.keywords.flatMap((keyword) => wholeKeyword(keyword) ?? []);
  const scope =
    decision.action.kind === 'withhold'
      ? decision.action.countries.filter((code) => territories.includes(code))
      : territories;
  const language = record.contentLang?.slice(0, 2).toUpperCase();
  return {
    ...measure,
    ...endsOf(measure, decision.untilMs),
    decision_facts: standardFacts(decision),
    decision_ground: illegal ? 'DECISION_GROUND_ILLEGAL_CONTENT' : 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    ...(decision.ground.url === undefined ? {} : { decision_ground_reference_url: decision.ground.url }),
    ...(illegal
      ? {
          illegal_content_legal_ground: cut(decision.ground.reference, 500),
          illegal_content_explanation: explanation,
        }
      : {
          incompatible_content_ground: cut(decision.ground.reference, 500),
          incompatible_content_explanation: explanation,
          ...(decision.ground.alsoIllegal === undefined
            ? {}
            : { incompatible_content_illegal: decision.ground.alsoIllegal ? 'Yes' : 'No' }),
        }),
    ...contentTypeOf(decision, record),
    category: wholeCategory(decision.category) ?? 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    ...(listedKeywords.length === 0 ? {} : { category_specification: listedKeywords }),
    territorial_scope: [...scope],
    ...(language !== undefined && languages.includes(language) ? { content_language: language } : {}),
    content_date: isoDay(Math.max(record.createdAtMs, Date.UTC(2000, 0, 1))),
    application_date: isoDay(decision.madeAtMs),
    ...sourceOf(decision.source),
    automated_detection: decision.detectedAutomatically ? 'Yes' : 'No',
    automated_decision: {
      full: 'AUTOMATED_DECISION_FULLY',
      partial: 'AUTOMATED_DECISION_PARTIALLY',
      none: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    }[decision.automation],
    puid,
  };
}

type Measure = Pick<
  SorStatement,
  'decision_visibility' | 'decision_visibility_other' | 'decision_provision' | 'decision_account' | 'account_type'
>;

/** One end for each family of the measure: a family without one would be read as lasting for ever. */
function endsOf(measure: Measure, untilMs: number | null): Partial<SorStatement> {
  // The schema knows no later day; what ends then is as good as lasting.
  if (untilMs === null || untilMs > Date.UTC(2038, 0, 1)) return {};
  const end = isoDay(untilMs);
  return {
    ...(measure.decision_visibility === undefined ? {} : { end_date_visibility_restriction: end }),
    ...(measure.decision_provision === undefined ? {} : { end_date_service_restriction: end }),
    ...(measure.decision_account === undefined ? {} : { end_date_account_restriction: end }),
  };
}

function measureOf(action: EnforcementAction): Measure {
  switch (action.kind) {
    case 'suspend':
      return { decision_account: 'DECISION_ACCOUNT_SUSPENDED', account_type: 'ACCOUNT_TYPE_PRIVATE' };
    case 'takedown':
      return { decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'] };
    case 'withhold':
      return { decision_visibility: ['DECISION_VISIBILITY_CONTENT_DISABLED'] };
    case 'label':
      return { decision_visibility: ['DECISION_VISIBILITY_CONTENT_LABELLED'] };
    case 'restrict':
      return restrictionMeasure(action.limits);
    case 'ban-usernames':
      return {
        decision_visibility: ['DECISION_VISIBILITY_OTHER'],
        decision_visibility_other: 'Usernames may not be used again.',
      };
    case 'none':
      return {};
  }
}

function restrictionMeasure(limits: readonly Restriction[]): Measure {
  const visibility = [
    ...(limits.includes('no-search-listing') ? ['DECISION_VISIBILITY_CONTENT_DEMOTED'] : []),
    ...(limits.includes('no-invites') ? ['DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED'] : []),
  ];
  return {
    ...(visibility.length === 0 ? {} : { decision_visibility: visibility }),
    ...(limits.includes('no-posting') ? { decision_provision: 'DECISION_PROVISION_PARTIAL_SUSPENSION' } : {}),
  };
}

function contentTypeOf(
  decision: Decision,
  record: SubjectRecord,
): Pick<SorStatement, 'content_type' | 'content_type_other'> {
  if (decision.subject.kind === 'message' || decision.subject.kind === 'media') {
    const names = {
      text: 'CONTENT_TYPE_TEXT',
      image: 'CONTENT_TYPE_IMAGE',
      video: 'CONTENT_TYPE_VIDEO',
      audio: 'CONTENT_TYPE_AUDIO',
      other: 'CONTENT_TYPE_OTHER',
    };
    const types = [...new Set(record.contentTypes.map((type) => names[type]))].sort();
    const listed = types.length === 0 ? ['CONTENT_TYPE_OTHER'] : types;
    return { content_type: listed, ...(listed.includes('CONTENT_TYPE_OTHER') ? { content_type_other: 'File' } : {}) };
  }
  const other = { account: 'Account', bot: 'Bot', chat: 'Group or channel' }[decision.subject.kind];
  return { content_type: ['CONTENT_TYPE_OTHER'], content_type_other: other };
}

function sourceOf(source: DetectionSource): Pick<SorStatement, 'source_type' | 'source_identity'> {
  switch (source.kind) {
    case 'notice':
      return { source_type: 'SOURCE_ARTICLE_16' };
    case 'trusted-flagger':
      return { source_type: 'SOURCE_TRUSTED_FLAGGER', source_identity: cut(source.name, 500) };
    case 'own-initiative':
      return { source_type: 'SOURCE_VOLUNTARY' };
    default:
      return { source_type: 'SOURCE_TYPE_OTHER_NOTIFICATION' };
  }
}

function standardFacts(decision: Decision): string {
  const what = {
    account: 'An account',
    bot: 'A bot',
    chat: 'A group or channel',
    message: 'A message',
    media: 'A media file',
  }[decision.subject.kind];
  const found = decision.detectedAutomatically
    ? 'was found by automated means'
    : 'was brought to our attention or found by a person';
  const judged = decision.automation === 'full' ? 'assessed by automated means' : 'assessed by a moderator';
  return `${what} ${found}, ${judged} and considered to fall under the category given. The ground is stated in the field for the ground.`;
}

function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
