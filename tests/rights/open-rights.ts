/**
 * Methods that answer before sign-in, and what each caller hears who has not proved anything. `ok` and what is wrong
 * with the smallest request mean that the door is open to them on purpose: whoever is suspended may still sign out.
 */
export const openTable = `
method                        nobody                 password                   suspended                  bot
account.deleteAccount         AUTH_KEY_UNREGISTERED  ok                         USER_DEACTIVATED_BAN                  BOT_METHOD_INVALID
account.getPassword           AUTH_KEY_UNREGISTERED  ok                         ok                         ok
auth.bindTempAuthKey          TEMP_AUTH_KEY_EMPTY    TEMP_AUTH_KEY_EMPTY        TEMP_AUTH_KEY_EMPTY        TEMP_AUTH_KEY_EMPTY
auth.cancelCode               PHONE_NUMBER_INVALID   PHONE_NUMBER_INVALID       PHONE_NUMBER_INVALID       PHONE_NUMBER_INVALID
auth.checkPassword            AUTH_KEY_UNREGISTERED  ok                         ok                         ok
auth.checkRecoveryPassword    AUTH_KEY_UNREGISTERED  PASSWORD_RECOVERY_EXPIRED  PASSWORD_RECOVERY_EXPIRED  PASSWORD_RECOVERY_EXPIRED
auth.dropTempAuthKeys         ok                     ok                         ok                         ok
auth.exportLoginToken         ok                     ok                         ok                         ok
auth.importAuthorization      AUTH_BYTES_INVALID     AUTH_BYTES_INVALID         AUTH_BYTES_INVALID         AUTH_BYTES_INVALID
auth.importBotAuthorization   ACCESS_TOKEN_INVALID   ACCESS_TOKEN_INVALID       ACCESS_TOKEN_INVALID       ACCESS_TOKEN_INVALID
auth.importLoginToken         AUTH_TOKEN_INVALID     AUTH_TOKEN_INVALID         AUTH_TOKEN_INVALID         AUTH_TOKEN_INVALID
auth.logOut                   ok                     ok                         ok                         ok
auth.recoverPassword          AUTH_KEY_UNREGISTERED  PASSWORD_RECOVERY_EXPIRED  PASSWORD_RECOVERY_EXPIRED  PASSWORD_RECOVERY_EXPIRED
auth.requestPasswordRecovery  AUTH_KEY_UNREGISTERED  PASSWORD_EMPTY             PASSWORD_EMPTY             PASSWORD_EMPTY
auth.resendCode               PHONE_NUMBER_INVALID   PHONE_NUMBER_INVALID       PHONE_NUMBER_INVALID       PHONE_NUMBER_INVALID
auth.sendCode                 PHONE_NUMBER_INVALID   PHONE_NUMBER_INVALID       PHONE_NUMBER_INVALID       PHONE_NUMBER_INVALID
auth.signIn                   PHONE_CODE_EMPTY       PHONE_CODE_EMPTY           PHONE_CODE_EMPTY           PHONE_CODE_EMPTY
auth.signUp                   PHONE_NUMBER_INVALID   PHONE_NUMBER_INVALID       PHONE_NUMBER_INVALID       PHONE_NUMBER_INVALID
`;
