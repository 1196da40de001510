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

export const badPayload = (text: string): ApiError => new ApiError(400, 'proto.payload', text);
export const denied = (text: string): ApiError => new ApiError(403, 'chat.denied', text);
export const missing = (text: string): ApiError => new ApiError(404, 'not.found', text);
export const chatMissing = (chat: number | string): ApiError =>
  new ApiError(404, 'chat.not.found', `Chat ${chat} not found`);
export const notAllowed = (text: string): ApiError => new ApiError(405, 'method.not.allowed', text);
export const badToken = (text = 'Invalid access_token'): ApiError => new ApiError(401, 'verify.token', text);
export const tooMany = (waitS: number): ApiError =>
  new ApiError(429, 'too.many.requests', 'Too many requests', Math.max(1, Math.ceil(waitS)));
export const notReady = (kind: string): ApiError =>
  new ApiError(400, 'attachment.not.ready', `Key: errors.process.attachment.${kind}.not.processed`);
