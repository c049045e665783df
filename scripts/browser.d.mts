/** Finds a browser for tests, or says what to install. */
export function ensureBrowser(): { readonly path?: string; readonly message?: string };
