'use client';

import { createAuthClient } from 'better-auth/client';

/** Talks to the sign-in door of this origin. */
export const authClient = createAuthClient({ basePath: '/api/auth' });
