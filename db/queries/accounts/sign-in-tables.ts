import { account, rateLimit, session, twoFactor, user, verification } from '../../schema/account';

/** Tables by the names under which the sign-in library knows them. */
export const SIGN_IN_TABLES = { user, session, account, verification, rateLimit, twoFactor };
