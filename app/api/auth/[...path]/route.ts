import { handleSignIn } from '@/server/api/sign-in/http';

export const dynamic = 'force-dynamic';

export { handleSignIn as GET, handleSignIn as POST };
