/** What a bot is told when an operation is refused: an HTTP status, a key and a sentence. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfterS: number | undefined;

  constructor(status: number, code: string, message: string, retryAfterS?: number) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.retryAfterS = retryAfterS;
  }
}

/** The request is not as the description has it. */
export const badPayload = (text: string): ApiError => new ApiError(400, 'proto.payload', text);
/** The bot may not do this in the chat. */
export const denied = (text: string): ApiError => new ApiError(403, 'chat.denied', text);
/** What is named is not there. */
export const missing = (text: string): ApiError => new ApiError(404, 'not.found', text);
/** The chat is not there, or the bot knows nothing of it. */
export const chatMissing = (chat: number | string): ApiError =>
  new ApiError(404, 'chat.not.found', `Chat ${chat} not found`);

/** Not in this way: the path takes other methods, or updates go to a webhook. */
export const notAllowed = (text: string): ApiError => new ApiError(405, 'method.not.allowed', text);
/** Nobody has this token. */
export const badToken = (text = 'Invalid access_token'): ApiError => new ApiError(401, 'verify.token', text);
/** Told with `Retry-After`, in whole seconds and at least one. */
export const tooMany = (waitS: number): ApiError =>
  new ApiError(429, 'too.many.requests', 'Too many requests', Math.max(1, Math.ceil(waitS)));

/** The upload was not finished: the libraries wait and send once more. */
export const notReady = (kind: string): ApiError =>
  new ApiError(400, 'attachment.not.ready', `Key: errors.process.attachment.${kind}.not.processed`);
