/** What a bot is told when a method is refused; the HTTP status equals the code. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: { retry_after?: number; migrate_to_chat_id?: number } | undefined;

  constructor(code: number, description: string, parameters?: ApiError['parameters']) {
    super(description);
    this.name = 'ApiError';
    this.code = code;
    this.parameters = parameters;
  }
}

/** Sentences begin small after the prefix, names of codes stay as they are. */
const lowered = (text: string): string =>
  /^[A-Z](?![A-Z_])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/** 400 with the text that the API has for it; its first letter is lowered. */
export const badRequest = (text: string): ApiError => new ApiError(400, `Bad Request: ${lowered(text)}`);
/** 403: the bot was shut out or may not write there. */
export const forbidden = (text: string): ApiError => new ApiError(403, `Forbidden: ${lowered(text)}`);
