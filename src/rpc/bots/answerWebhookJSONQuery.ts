import { refuse } from '#domain';
import { RpcError } from '../errors.ts';
import { method } from '../method.ts';

/** No update of this server asks for such an answer, so that none is waited for. */
export const answerWebhookJSONQuery = method(
  'bots.answerWebhookJSONQuery',
  async (_call, request) => {
    if (!isJson(request.data.data)) throw new RpcError(400, 'DATA_JSON_INVALID');
    return refuse('query-id-invalid');
  },
  { botsOnly: true },
);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
