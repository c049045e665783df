import { config } from 'zod';

// The Content-Security-Policy has no `unsafe-eval`: zod must not even try to compile its schemas.
config({ jitless: true });
