import { useEffect } from 'react';

/** Names the page in the browser's tab and history: `Controls · Amazon S3 · Demarc`. */
export function usePageTitle(...parts: readonly string[]): void {
  const title = [...parts, 'Demarc'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
