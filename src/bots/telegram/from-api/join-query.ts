import { badRequest } from '../api-error.ts';
import type { Call } from '../context.ts';

/** Which question of the door a bot answers. */
export function joinQueryOf(call: Call): string {
  const query = call.args.text('chat_join_request_query_id');
  if (query === undefined) throw badRequest('query is too old and response timeout expired or query ID is invalid');
  return query;
}
